/// Traditional characters and what they are in simplified ones, as far as headers and fixed words need them.
enum Traditional {
    /// The text with simplified characters.
    static func simplified(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { table[$0] != nil }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(table[scalar] ?? scalar) }
        return String(result)
    }

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        let scalars = Array(pairs.unicodeScalars)
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for index in stride(from: 0, to: scalars.count - 1, by: 2) { table[scalars[index]] = scalars[index + 1] }
        return table
    }()

    /// Each traditional character before its simplified one.
    private static let pairs =
        "機机築筑絡络專专業业書书產产會会關关農农準准別别製制務务動动區区協协單单賣卖曆历歷历參参變变號号後后團团國国場场實实戶户開开"
        + "懷怀態态擾扰換换撻挞數数無无時时權权來来標标棟栋樓楼測测狀状電电盤盘碼码確确積积稱称簽签籤签類类約约組组結结絕绝編编"
        + "網网聯联營营裝装規规觸触計计訂订認认讓让議议訊讯設设訪访證证訴诉話话詳详說说請请謂谓責责質质購购貸贷轉转過过郵邮採采"
        + "門门閉闭間间隊队陽阳陰阴際际項项預预領领額额銀银銷销錄录員员啟启啓启辦办係系繫系舊旧總总統统審审導导頁页條条筆笔記记"
        + "複复復复個个們们對对應应將将屬属歸归從从發发該该讀读貨货費费資资賬账帳账賓宾賞赏趙赵車车邊边還还進进運运達达遠远適适選选"
        + "層层廳厅廣广劃划創创剛刚勞劳勝胜嚴严圍围壞坏夠够學学寫写寬宽審审島岛師师幣币幫帮庫库廠厂張张彈弹徵征憑凭戰战擇择擔担據据"
        + "檢检檔档歲岁滿满漢汉潔洁熱热爾尔獲获現现畢毕異异當当監监盡尽礎础禮礼種种稅税穩稳筆笔節节範范緊紧線线練练總总績绩繳缴"
        + "續续職职臺台與与萬万處处術术補补見见親亲觀观訓训詢询試试誌志語语課课調调論论識识護护貼贴贈赠贊赞車车較较輛辆輸输農农遷迁"
        + "醫医鎖锁鎮镇鏈链鐵铁鑰钥長长閱阅闊阔陸陆隨随險险雙双離离難难雲云靈灵靜静響响頂顶順顺須须頒颁頭头題题願愿類类顧顾風风養养餘余"
        + "館馆馬马駐驻體体齊齐齡龄買买驗验黃黄舖铺鋪铺綁绑佈布佔占並并價价儲储償偿優优兒儿兩两冊册凍冻劑剂勵励壓压報报壹一貳二叁三"
}
