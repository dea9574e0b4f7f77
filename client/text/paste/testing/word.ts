import { hexOf, png } from "./pictures.ts";

const head = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/T/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr></w:WordDocument></xml><![endif]-->
<style><!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm; font-family:"Calibri",sans-serif;}
 @page WordSection1 {size:595.3pt 841.9pt;}
 @list l0:level1 {mso-level-tab-stop:none;}
--></style></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->`;
const foot = "<!--EndFragment--></body></html>";

export const word = `${head}

<p class=MsoNormal><b><span lang=EN-US style='mso-ansi-language:EN-US'>A sail</span></b><b><span
style='mso-bidi-font-weight:normal'>ing</span></b><span lang=EN-US> race of <i>two
boats</i> begins at <st1:place w:st="on">Kazan</st1:place>.<o:p></o:p></span></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoNormal>Water is H<sub>2</sub>O, and the area is <i>x</i><sup>2</sup> = 2*3*4 cm<sup>2</sup>.<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Read the map<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>the river<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>the <b>northern</b> bridge<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Find the way<o:p></o:p></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'>
  <td width=200 valign=top style='width:150pt'><p class=MsoNormal><b>Boat<o:p></o:p></b></p></td>
  <td width=200 valign=top><p class=MsoNormal><b>Speed |v|<o:p></o:p></b></p></td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td rowspan=2 valign=top><p class=MsoNormal>Chaika<o:p></o:p></p></td>
  <td valign=top><p class=MsoNormal>5 km/h<o:p></o:p></p><p class=MsoNormal>downstream<o:p></o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:2'><td valign=top><p class=MsoNormal>7<o:p></o:p></p></td></tr>
</table>

<p class=MsoNormal><!--[if gte vml 1]><v:shapetype id="_x0000_t75" coordsize="21600,21600"><v:stroke joinstyle="miter"/></v:shapetype><v:shape
 id="Picture_x0020_1" type="#_x0000_t75" style='width:120pt;height:80pt'><v:imagedata src="file:///C:/Users/T/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png" o:title=""/></v:shape><![endif]--><![if !vml]><img
width=160 height=107 src="file:///C:/Users/T/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg" v:shapes="Picture_x0020_1"><![endif]><o:p></o:p></p>

<p class=MsoNormal>Solve <!--[if gte msEquation 12]><m:oMath><m:f><m:fPr><m:ctrlPr><span style='font-family:"Cambria Math",serif'></span></m:ctrlPr></m:fPr><m:num><i><span
style='font-family:"Cambria Math",serif'><m:r>𝑥</m:r><m:r>+1</m:r></span></i></m:num><m:den><m:rad><m:radPr><m:degHide m:val="on"/></m:radPr><m:deg></m:deg><m:e><i><span><m:r>2</m:r></span></i></m:e></m:rad></m:den></m:f><i><span><m:r>=</m:r></span></i><m:sSup><m:sSupPr></m:sSupPr><m:e><i><span><m:r>y</m:r></span></i></m:e><m:sup><i><span><m:r>12</m:r></span></i></m:sup></m:sSup></m:oMath><![endif]--><![if !msEquation]><span
style='font-size:11.0pt'><!--[if gte vml 1]><v:shape id="_x0000_i1025"><v:imagedata src="file:///C:/clip_image003.png"/></v:shape><![endif]--><![if !vml]><img
width=65 height=31 src="file:///C:/clip_image004.png" v:shapes="_x0000_i1025"><![endif]></span><![endif]>, and say why.<o:p></o:p></p>

<p class=MsoNormal style='mso-hide:all'>The key is 7</p>

${foot}`;

/** The picture twice, as Word writes it: as it is, and for old programs. */
export const wordRtf = `{\\rtf1\\adeflang1025\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}}{\\*\\listtable{\\*\\listpicture{\\pict\\pngblip ${hexOf(png)}}}}
{\\header {\\pict\\pngblip 00}}\\pard\\plain A {\\b sail}ing race\\par
{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picw4233\\pich2822\\picwgoal2400\\pngblip\\bliptag-1234{\\*\\blipuid 0123456789abcdef}${hexOf(png)}}}{\\nonshppict{\\pict\\picscalex100\\wmetafile8\\bliptag-1234 0100090000}}\\par}`;

export const wordForMac = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<h2 style='margin-top:2.0pt'><span lang=EN-US>The <b>second</b> task<o:p></o:p></span></h2>
<p class=MsoNormal><span lang=EN-US style='color:black'>Look at the picture: <!--[if gte vml 1]><v:shape><v:imagedata src="file:////Users/t/Library/Group%20Containers/UBF8T346G9.Office/TemporaryItems/msohtmlclip/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
border=0 width=95 height=64 src="file:////Users/t/Library/Group%20Containers/UBF8T346G9.Office/TemporaryItems/msohtmlclip/clip_image002.png" v:shapes="Picture_x0020_1"><![endif]> and <s>guess</s> <span class=SpellE>measure</span>.<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>five<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>b)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>seven<o:p></o:p></p>
<!--EndFragment-->
</body></html>`;

/** An equation of a kind that is not read, and one with all that is. */
export const wordEquations = `${head}<p class=MsoNormal><m:oMathPara><m:oMath><m:m><m:mr><m:e><m:r>1</m:r></m:e><m:e><m:r>2</m:r></m:e></m:mr></m:m></m:oMath></m:oMathPara></p>
<p class=MsoNormal><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r>n=1</m:r></m:sub><m:sup><m:r>5</m:r></m:sup><m:e><m:sSub><m:e><m:r>a</m:r></m:e><m:sub><m:r>n</m:r></m:sub></m:sSub></m:e></m:nary><m:d><m:dPr></m:dPr><m:e><m:r>x−1</m:r></m:e></m:d></m:oMath></p>${foot}`;
