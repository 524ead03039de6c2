/// How the page of rules looks: on a screen by day and by night, and on paper.
enum PageStyle {
    /// The style sheet; it loads nothing from anywhere.
    static let text: StaticString = """
        :root{color-scheme:light dark;--text:#222;--soft:#666;--line:#ddd;--back:#fff;--box:#f6f6f4;--link:#1f5f8f;\
        --past:#8aa4b8;--coming:#4caf7a;--fault:#b02020}
        @media (prefers-color-scheme:dark){:root{--text:#ddd;--soft:#999;--line:#444;--back:#1b1b1b;--box:#262626;\
        --link:#7db8e0;--past:#5f7f95;--coming:#4caf7a;--fault:#f08080}}
        body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",\
        "WenQuanYi Micro Hei",sans-serif;color:var(--text);background:var(--back);max-width:60em;margin:2em auto;padding:0 1em}
        h1,h2,h3,h4{line-height:1.3}h2{border-bottom:1px solid var(--line);padding-bottom:.2em}h4{margin:1em 0 .3em}
        nav h2{font-size:1em;border:0;margin:.8em 0 .2em}nav ul{margin:0;padding-left:1.2em}
        a{color:var(--link)}code,pre{font-family:ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace}
        article{margin:2em 0 3em}.about,.facts{color:var(--soft)}.facts span{margin-right:1.5em}.fault{color:var(--fault)}
        .comment{white-space:pre-line}
        dl{display:grid;grid-template-columns:5em 1fr;gap:.3em 1em}dt{color:var(--soft)}dd{margin:0}
        pre,blockquote{background:var(--box);padding:.7em 1em;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%;font-size:.9em;margin:1em 0}
        th,td{border:1px solid var(--line);padding:.3em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{color:var(--soft);font-weight:normal}td:nth-child(3){white-space:nowrap}
        .bars{max-width:100%}.past{fill:var(--past)}.coming{fill:var(--coming)}
        @media print{:root{--text:#000;--soft:#444;--line:#bbb;--back:#fff;--box:#fff;--link:#000}
        body{font-size:10.5pt;max-width:none;margin:0;padding:0}article+article{break-before:auto}
        h2,h3,h4{break-after:avoid}tr,blockquote,dl,.bars{break-inside:avoid}pre,blockquote{border:1px solid var(--line)}
        nav{break-after:page}}
        """
}
