extension HeaderMapping {
    /// Field names by comparable header.
    static let standardNames: [String: String] = {
        var names: [String: String] = [:]
        for (name, headers) in synonyms {
            for header in headers { names[comparable(header)] = name }
        }
        return names
    }()

    /// What departments call each field, besides its title in the vocabulary.
    private static let synonyms: [(name: String, headers: [String])] = [
        ("person.number", ["客户编码", "客户代码", "客户号", "客户ID", "业主编号", "会员号", "会员编号"]),
        (
            "person.name",
            ["客户名称", "客户姓名", "业主姓名", "业主名称", "业主", "买受人", "买受人姓名", "权利人", "产权人", "购房人"]
        ),
        ("person.gender", ["客户性别"]),
        ("person.salutation", ["尊称", "称呼"]),
        (
            "person.phone",
            [
                "手机号", "手机号码", "联系电话", "电话", "移动电话", "电话1", "联系方式", "电话号码", "客户电话", "业主电话",
                "联系手机", "行动电话", "手提电话", "流动电话", "手机电话", "联络电话", "mobile", "phone",
            ]
        ),
        ("person.email", ["电子邮箱", "电子邮件", "电邮", "电邮地址", "电子信箱", "信箱", "邮件", "邮箱地址", "email", "e-mail"]),
        ("person.address", ["地址", "联系地址", "通信地址", "邮寄地址"]),
        ("person.birthday", ["出生日期", "出生年月日", "客户生日"]),
        ("person.birthday_kind", ["历法", "生日历法", "公历农历", "公历/农历", "阴历阳历"]),
        ("person.consent", ["关怀同意", "是否同意关怀", "同意接收", "是否同意接收短信", "营销同意"]),
        ("person.deceased", ["是否已故", "是否身故", "身故"]),
        ("person.blocked", ["是否勿扰", "免打扰", "黑名单", "拒绝联系"]),
        ("project.code", ["项目代码", "项目编码", "楼盘编号"]),
        ("project.name", ["项目", "楼盘", "楼盘名称", "小区", "小区名称"]),
        ("project.city", ["所在城市", "城市公司"]),
        ("project.team", ["团队", "客服团队", "客关组", "客服组", "服务团队"]),
        ("project.heating", ["是否采暖", "采暖区", "集中供暖", "供暖"]),
        ("project.safety_notice", ["清明安全提示"]),
        ("home.phase", ["期", "期数", "批次", "组团", "分期名称"]),
        ("home.building", ["楼栋号", "栋", "栋号", "座", "楼号", "幢", "幢号", "楼栋名称"]),
        ("home.unit", ["单元号", "梯"]),
        ("home.room", ["房间", "室号", "房间号", "房间编码", "房间全称", "房间名称", "房屋编号", "單位", "單位號", "單位編號"]),
        ("home.layout", ["房型", "户型名称"]),
        ("home.area", ["面积", "建面", "房屋面积", "合同面积", "实测建筑面积"]),
        ("home.finish", ["装修", "装修情况", "交付标准", "装修类型"]),
        ("journey.contract", ["合同号", "协议编号", "合同编码", "网签合同号", "买卖合同号"]),
        ("journey.status", ["房间状态", "销售状态", "交易状态", "客户状态"]),
        ("journey.payment", ["付款类型", "付款方式名称", "支付方式"]),
        ("journey.specialist", ["客关专员", "客服专员", "专员", "客户专员", "责任专员"]),
        ("journey.open_complaints", ["未关闭投诉数", "未结投诉"]),
        ("journey.last_visit", ["最近上门日期", "最近拜访日期"]),
        ("journey.serious_complaints", ["未结重大投诉", "重大投诉数", "在办重大投诉"]),
        ("journey.joined_open_day", ["开放日到场", "是否参加开放日", "工地开放日到场"]),
        ("ownership.role", ["客户角色", "权属关系", "产权人类型", "与业主关系", "业主类型"]),
        ("milestone.visit", ["首访日期", "首次到访日期", "到访日期", "来访日期", "首次来访日期"]),
        ("milestone.subscription", ["认购日期", "认购时间"]),
        ("milestone.signing", ["签约日期", "签订日期", "合同日期", "网签日期", "签约时间", "合同签订日期"]),
        ("milestone.loan", ["放款日期", "按揭放款日期", "银行放款日期"]),
        ("milestone.design_change", ["设计变更日期"]),
        ("milestone.open_day", ["工地开放日期", "开放日"]),
        ("milestone.planned_handover", ["合同交付日期", "约定交付日期", "合同约定交付日", "合同交房日期"]),
        ("milestone.bulk_handover", ["集中交付日期"]),
        ("milestone.booked_handover", ["预约交付日期", "预约收房日期"]),
        (
            "milestone.handover",
            ["实际交付日期", "交付日期", "交楼日期", "入伙日期", "收房日期", "收楼日期", "交房日期", "实际交房日期"]
        ),
        ("milestone.fitout", ["装修办理日期", "装修申请日期"]),
        ("milestone.move_in", ["入住日期", "入住时间"]),
        ("milestone.first_handover", ["首批交付日期", "项目首批交付日", "首次集中交付日"]),
        ("milestone.renovation", ["四年改善日期", "改善启动日", "四年之约日期"]),
        ("milestone.last_contact", ["最近接触日期", "最近联系日期", "最近联系日"]),
        // The two columns of a file of rejected rows, once it has been mended and comes back.
        (ignore, [RejectWriter.lineHeader, RejectWriter.reasonHeader]),
    ]
}
