"""Texts by which a page is made to run what somebody else wrote, of each kind that is known.

Each calls ``ran()``, asks the host ``other.example`` for something, or takes a page out of joint.
"""

MARKUP = (
    "<script>ran()</script>",
    "<SCRIPT>ran()</SCRIPT>",
    "<ScRiPt >ran()</sCrIpT >",
    "<script/x>ran()</script>",
    "<<script>ran()//<</script>",
    "<script type=module>ran()</script>",
    "<script src=//other.example/x.js></script>",
    "<script src='data:text/javascript,ran()'></script>",
    "</script><script>ran()</script>",
    "</title><script>ran()</script>",
    "</textarea></style></noscript></svg><script>ran()</script>",
    "--><script>ran()</script><!--",
    "]]><script>ran()</script><![CDATA[",
    "<img src=x onerror=ran()>",
    "<IMG SRC=x OnErRoR=ran()>",
    "<img/src=x/onerror=ran()>",
    "<img src=x onerror=&#114;an()>",
    "<img src=x onerror=\\u0072an()>",
    "<img src=x: srcset=x: onerror=ran()>",
    "<img src=https://other.example/p.png>",
    "<svg onload=ran()>",
    "<svg/onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><a href=javascript:ran()><text y=9>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=ran()&gt;'>",
    "<svg></p><style><a id='</style><img src=x onerror=ran()>'>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=ran()>",
    "<body onload=ran()>",
    "<details open ontoggle=ran()>x</details>",
    "<video><source onerror=ran() src=x></video>",
    "<audio src=x onerror=ran()></audio>",
    "<input autofocus onfocus=ran()>",
    "<marquee onstart=ran()>x</marquee>",
    "<a href=javascript:ran()>กด</a>",
    "<a href='java&Tab;script&colon;ran()'>กด</a>",
    "<iframe src=javascript:ran()></iframe>",
    "<iframe srcdoc='<script>ran()</script>'></iframe>",
    "<iframe src=https://other.example/></iframe>",
    "<object data=https://other.example/></object>",
    "<embed src=https://other.example/>",
    "<form action=https://other.example/><button formaction=javascript:ran()>x</button></form>",
    "<base href=https://other.example/>",
    "<meta http-equiv=refresh content='0;url=https://other.example/'>",
    "<link rel=stylesheet href=https://other.example/x.css>",
    "<style>@import 'https://other.example/x.css';</style>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed;inset:0' onclick=ran()>x</p>",
    "<template><script>ran()</script></template>",
    "</p></div></main></body></html><h1>x</h1>",
    "<?xml-stylesheet href='https://other.example/'?>",
    "<plaintext>",
    "<!--",
)
"""What becomes an element wherever a text is printed as it is."""

ATTRIBUTES = (
    '" onmouseover="ran()',
    "' autofocus onfocus='ran()",
    "` onclick=`ran()",
    '"><script>ran()</script>',
    "'><img src=x onerror=ran()>",
    " x=y onerror=ran() ",
    "javascript:ran()",
    "JaVaScRiPt:ran()//",
    "data:text/html,<script>ran()</script>",
    "//other.example/x",
)
"""What leaves the value of an attribute, or does mischief in it."""

MARKDOWN = (
    "[กด](javascript:ran())",
    "[กด](<javascript:ran()>)",
    "[กด](java&#115;cript:ran())",
    "![ภาพ](https://other.example/p.png)",
    '![ภาพ](x "x")',
    "<https://other.example/>",
    "[x][1]",
    "**หนา**{: onmouseover=ran() }",
    "`โค้ด`{ onclick=ran() }",
    "*เอน* __หนา__",
    "\\<script\\>ran()\\</script\\>",
)
"""What becomes an element inside a line of Markdown."""

AT_THE_START = (
    "[1]: javascript:ran()",
    "{: onclick=ran() }",
    "# หัวข้อ { onclick=ran() }",
    "> คำพูด",
    "1. ข้อหนึ่ง",
    "- ข้อหนึ่ง",
    "``` html",
    "***",
    "[TOC]",
    "title: x",
    "---",
)
"""What has a meaning at the start of a line of Markdown, or of front matter."""

TEMPLATES = (
    "{{ ran() }}",
    "{{ 7*7 }} {{ config }}",
    "{% include 'main.html' %}",
    "{# x #}",
    "{{constructor.constructor('ran()')()}}",
    "${ran()}",
    "`${ran()}`",
    "#{ran()}",
    "<%= ran() %>",
    "<?php ran() ?>",
    "%(ran)s {0} $& \\1 \\g<0>",
    "!!python/object:ran",
    '--8<-- "mkdocs.yml"',
)
"""What templates, formats and other builders fill in."""

ENCODED = (
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;script&#62;ran()&#60;/script&#62;",
    "&ltscript&gtran()",
    "&amp;lt;script&amp;gt;",
    "%3Cscript%3Eran()%3C/script%3E",
    "\\u003cscript\\u003eran()",
    "+ADw-script+AD4-ran()",
    "＜script＞ran()＜/script＞",
    "\u05d0\u05d1\u05d2 <b>\u0627\u0628\u062c</b> \u05d0\u05d1\u05d2",
    "'-ran()-'",
    '\\";ran()//',
    "__proto__ constructor toString",
)
"""What comes to life when it is decoded once too often, or stands in a script."""

VECTORS = MARKUP + ATTRIBUTES + MARKDOWN + AT_THE_START + TEMPLATES + ENCODED

IN_ADDRESSES = "\"'><img/src/onerror=ran()>&lt{{x}}`${ran()}"
"""All that an address, a mail address and a number may hold."""

IN_NAMES = "x' onerror='ran() {{ x }} &lt `${ran()}`"
"""All that the name of a file may hold."""

REFUSED_SIGNS = {
    "\\0": "\0", "\\e": "\x1b", "\\x08": "\x08", "\\u202e": "\u202e", "\\u2066": "\u2066",
    "\\ue000": "\ue000", "\\ufffe": "\ufffe",
}  # fmt: skip
"""Signs that the reader refuses in every text, by how YAML may write them."""

REFUSED_ADDRESSES = (
    "javascript:ran()",
    "JaVaScRiPt:ran()",
    "\\x01javascript:ran()",
    " javascript:ran()",
    "javascript://www.example.com/%0aran()",
    "vbscript:ran()",
    "data:text/html,<script>ran()</script>",
    "blob:https://www.example.com/x",
    "file:///etc/passwd",
    "https://www.example.com@other.example/",
    "https:other.example",
    "https://x' onclick='ran()",
)
"""Addresses that the reader refuses wherever one is written."""
