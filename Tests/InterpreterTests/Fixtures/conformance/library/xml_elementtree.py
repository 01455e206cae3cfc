import xml.etree.ElementTree as ET, io, os, tempfile
os.chdir(tempfile.mkdtemp())
VOC="""<?xml version="1.0"?>
<annotation verified="yes">
	<folder>VOC2012</folder><filename>2007_000027.jpg</filename>
	<size><width>486</width><height>500</height><depth>3</depth></size>
	<object><name>person</name><bndbox><xmin>174</xmin><ymin>101</ymin><xmax>349</xmax><ymax>351</ymax></bndbox><difficult>0</difficult></object>
	<object><name>dog &amp; cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object>
	<!-- comment --><empty/><e2 a="1" b='x"y'></e2><![CDATA[<raw>&]]>
</annotation>
"""
r=ET.fromstring(VOC)
print(r.tag, r.attrib, len(r), r.get("verified"), r.get("no"), r.get("no",3))
for o in r.findall("object"):
    b=o.find("bndbox"); print(o.find("name").text, [int(b.find(k).text) for k in ("xmin","ymin","xmax","ymax")], o.findtext("difficult","?"))
print([e.tag for e in r.iter()]); print([e.text for e in r.iter("name")])
print(r.find("size/width").text, r.findtext("size/height"), r.find("nothing"))
print([e.text for e in r.findall(".//xmin")], [e.tag for e in r.findall("*")], [e.tag for e in r.findall("./size/*")])
print(len(r.findall("object[name='person']")), len(r.findall("object[1]")), r.find("object[last()]/name").text, r.find("object[2]/name").text, r.find(".//e2[@a='1']").get("b"), r.find(".//e2/..").tag)
print(ET.tostring(r)); print(ET.tostring(r, encoding="unicode")); print(ET.tostring(r.find("size"),encoding="utf-8",xml_declaration=True))
t=ET.ElementTree(r); t.write("o.xml"); print(open("o.xml").read()==ET.tostring(r,encoding="unicode")); t.write("p.xml",encoding="utf-8",xml_declaration=True); print(open("p.xml").read()[:60])
t2=ET.parse("p.xml"); print(t2.getroot().tag, t2.find("size/depth").text, [x.tag for x in t2.iter("object")])
a=ET.Element("root",{"x":"1"},y="2"); b=ET.SubElement(a,"kid",name="n"); b.text="té<xt"; b.tail="tail"; ET.SubElement(a,"k2").set("q","a\"b\n<"); a.append(ET.Comment("c -")); a.append(ET.ProcessingInstruction("t","u"))
print(ET.tostring(a), ET.tostring(a,encoding="unicode",short_empty_elements=False)); ET.dump(a)
ET.indent(a); print(ET.tostring(a,encoding="unicode")); ET.indent(a,"\t"); print(ET.tostring(a,encoding="unicode"))
print(list(a), a[0].tag, a[:1], a[-1].text, len(a)) if 0 else print(a[0].tag, len(a), a[-1].text)
a.remove(b); print(len(a)); a.insert(0,b); print(a[0] is b); del a[0]; print(len(a)); print(a.keys(), a.items())
print("".join(ET.fromstring("<a>x<b>y</b>z</a>").itertext()), ET.tostring(ET.fromstring("<a>x<b>y</b>z</a>"),method="text"))
n=ET.fromstring('<r xmlns="http://d" xmlns:p="http://p"><p:a p:k="1"/><b/></r>'); print(n.tag,[c.tag for c in n],n[0].attrib); print(ET.tostring(n)); ns={"d":"http://d","q":"http://p"}; print(n.find("q:a",ns).tag, n.findall("d:b",ns)[0].tag, n.find("{http://d}b").tag, n.find("{*}b").tag)
ET.register_namespace("p","http://p"); print(ET.tostring(n))
for bad in ("","<a>","<a></b>","<a><b></a>","text","<a/><b/>","<a x=1/>","<a x='1' x='2'/>","<a>&nope;</a>","<a>&</a>","<a>\n  <b></a>","<a","<a x='1'","<1/>","<a><!-- x</a>","<a/>junk", "<a x='<'/>","<a>]]></a>","  <?xml version='1.0'?><a/>","<p:a/>","<a b/>"):
    try: ET.fromstring(bad); print("ok",bad)
    except ET.ParseError as e: print(repr(bad), e, e.code, e.position, type(e))
for ev,el in ET.iterparse(io.BytesIO(b"<a><b>1</b><c/></a>"),events=("start","end")): print(ev,el.tag,el.text)
try: ET.parse("nope.xml")
except Exception as e: print(type(e).__name__, e)
for f in (lambda: a.append(3), lambda: a[10], lambda: a.remove(b), lambda: ET.tostring(ET.Element(3)), lambda: ET.Element("a",[1]), lambda: r.find("/abs"), lambda: r.find("x:a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import copy
c=copy.deepcopy(r); print(ET.tostring(c)==ET.tostring(r), c is not r); print(ET.iselement(c), repr(ET.QName("u","t")), ET.QName("{u}t")=="{u}t")
print(r.find("e2").text, r.find("empty").text, repr(r[0].tail), [x.tag for x in r.iterfind("object/name")])
for x in ET.fromstring("<l>"+"".join("<i n='%d'>%d</i>"%(k,k*k) for k in range(5))+"</l>"): print(x.tag,x.attrib,x.text)
