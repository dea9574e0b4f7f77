import { gif, png } from "./pictures.ts";

export const libreOffice = `<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.6.4.1 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115%; margin-bottom: 0.25cm } td p { background: transparent }</style></head>
<body lang="ru-RU" link="#000080" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">
Найдите <b>площадь</b> фигуры: <img src="data:image/png;base64,${png}" name="Image1" align="bottom" width="60" height="40" border="0"/>
</p>
<ol type="a">
	<li><p style="margin-bottom: 0cm">12&nbsp;см<sup>2</sup></p></li>
	<li><p style="margin-bottom: 0cm">15&nbsp;см<sup>2</sup></p></li>
</ol>
<ul>
	<li><p>красный <i>парус</i></p>
	<ul>
		<li><p>очень красный</p></li>
	</ul></li>
	<li><p>синий парус</p></li>
</ul>
<p style="line-height: 100%">1. Здесь начинается решение</p>
</body></html>`;

export const googleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0c1f2a3b-7fff-1234-5678-9abcdef01234"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;font-weight:400;white-space:pre-wrap;">The harbour</span></h2><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">There are </span><span style="font-weight:700;font-style:normal;vertical-align:baseline;white-space:pre-wrap;">twelve ships</span><span style="font-weight:400;font-style:italic;white-space:pre-wrap;"> and one buoy</span><span style="white-space:pre-wrap;">, and x</span><span style="font-size:0.6em;vertical-align:super;white-space:pre-wrap;">2</span><span style="white-space:pre-wrap;"> = 16.</span></p><br /><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-weight:400;white-space:pre;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">big ships</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;white-space:pre;" aria-level="2"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">with sails</span></p></li></ul><li dir="ltr" style="list-style-type:disc;white-space:pre;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">small ships</span></p></li></ul><p dir="ltr"><span style="white-space:pre-wrap;"><span style="border:none;display:inline-block;overflow:hidden;width:300px;height:200px;"><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4nXabc?key=xyz" width="300" height="200" style="margin-left:0px;" /></span></span></p><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="312" /><col width="312" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;vertical-align:top;"><p dir="ltr"><span style="font-weight:700;white-space:pre-wrap;">Ship</span></p></td><td style="vertical-align:top;"><p dir="ltr"><span style="white-space:pre-wrap;">Mass, t</span></p></td></tr><tr><td><p dir="ltr"><span style="white-space:pre-wrap;">Neva</span></p></td><td><p dir="ltr"><span style="white-space:pre-wrap;">40</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`;

export const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,";} .font5 {color:black;font-weight:700;} tr {mso-height-source:auto;} td {padding-top:1px;font-weight:400;vertical-align:bottom;white-space:nowrap;}
.xl65 {font-weight:700;text-align:center;} .xl66 {font-style:italic;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=3 style='width:48pt'>
 <tr height=20><td colspan=3 height=20 class=xl65 width=192>Tides of the week</td></tr>
 <tr height=20 style='height:15.0pt'><td height=20 class=xl65>Day</td><td class=xl65>Height, m</td><td></td></tr>
 <tr height=20><td rowspan=2 height=40 class=xl66>Monday</td><td align=right x:num>1,5</td><td></td></tr>
 <tr height=20><td align=right>-0,5</td><td></td></tr>
 <tr height=20><td height=20>a|b*c*d</td><td>5<font class="font5"><sup>2</sup></font></td><td></td></tr>
<!--EndFragment--></table></body></html>`;

export const sheets = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="font-weight:bold;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Port&quot;}">Port</td><td>Ships</td></tr><tr style="height:21px;"><td>Oslo<br>north</td><td style="text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:12}">12</td></tr></tbody></table>`;

export const calc = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.6.4.1 (Linux)"/><style type="text/css">body,div,table,td,p { font-family:"Liberation Sans"; font-size:x-small }</style></head>
<body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><b>n</b></td><td align="left">n * n</td></tr>
<tr><td height="17" align="right" sdval="1" sdnum="1049;">1</td><td align="right" sdval="1" sdnum="1049;">1</td></tr>
<tr><td height="17" align="right">2</td><td align="right">4</td></tr>
</table></body></html>`;

export const katexPage = `<meta charset='utf-8'><p style="font-family: Georgia; white-space: normal;">The roots of <span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>2</mn></mrow><annotation encoding="application/x-tex">x^2 = \\sqrt{4}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="base"><span class="strut" style="height:0.8141em;"></span><span class="mord mathnormal">x</span><span class="msupsub">2</span></span></span></span> are two; see <a href="https://example.org/spy?who=me">this page</a>.</p><span class="katex-display"><span class="katex"><span class="katex-mathml"><math display="block"><semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">\\int_0^1 a\\,da</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">∫a</span></span></span>`;

export const mathjaxPage = `<p>So <mjx-container class="MathJax CtxtMenu_Attached_0" jax="CHTML"><mjx-math class="MJX-TEX" aria-hidden="true"><mjx-mfrac>12</mjx-mfrac></mjx-math><mjx-assistive-mml unselectable="on" display="inline"><math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mrow><mi>sin</mi><mi>α</mi></mrow><msqrt><mn>2</mn></msqrt></mfrac><mo>≤</mo><msub><mi>x</mi><mn>10</mn></msub><mo>⋅</mo><mroot><mn>8</mn><mn>3</mn></mroot></math></mjx-assistive-mml></mjx-container>, and</p><p>in <span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="{\\displaystyle a^{2}}"><semantics><msup><mi>a</mi><mn>2</mn></msup><annotation encoding="application/x-tex">{\\displaystyle a^{2}}</annotation></semantics></math></span><img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/abc" class="mwe-math-fallback-image-inline" alt="{\\displaystyle a^{2}}"></span> it ends<sup class="reference"><a href="#1">[1]</a></sup>.</p>`;

export const pages = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">p.p1 {margin: 0.0px; font: 11.0px 'Helvetica Neue'} span.s1 {font-weight: bold} li.li1 {margin: 0}</style></head><body><p class="p1">Two <span class="s1">friendly whales</span> swim.</p><ul class="ul1"><li class="li1">the grey one</li><li class="li1">the blue one</li></ul><p class="p2"><img src="data:image/gif;base64,${gif}"></p></body></html>`;

export const visualStudioCode = `<meta charset='utf-8'><div style="color: #d4d4d4;background-color: #1e1e1e;font-family: Consolas, 'Courier New', monospace;font-weight: normal;font-size: 14px;line-height: 19px;white-space: pre;"><div><span style="color: #569cd6;font-weight: bold;">**Find**</span><span> $x^2$</span></div></div>`;
