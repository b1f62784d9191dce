// Files of every kind a report comes in, made from lines.
// Comes in: lines of text. Goes out: bytes. Never: a real report.

import { crc32, deflateSync } from "node:zlib";

const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8");

/** A zip archive with stored entries. */
function zip(entries: ReadonlyArray<readonly [string, string]>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of entries) {
    const data = bytesOf(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), head, bytesOf(name), data]);
    central.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head.subarray(0, 26), place, bytesOf(name)]),
    );
    local.push(file);
    at += file.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, list, Buffer.from("PK\x05\x06"), end]);
}

/** A Word document: paragraphs, then a table. */
export function docx(lines: readonly string[], table: ReadonlyArray<readonly string[]> = []): Buffer {
  const paragraph = (line: string): string => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`;
  const rows = table.map(
    (row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`,
  );
  const body = lines.map(paragraph).join("") + (rows.length > 0 ? `<w:tbl>${rows.join("")}</w:tbl>` : "");
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return zip([
    [
      "[Content_Types].xml",
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/document.xml",
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);
}

/** A PDF: a page for each list of lines, set line by line as a column is. */
export function pdf(pages: ReadonlyArray<readonly string[]>, encrypted = false): Buffer {
  const chars = [...new Set(pages.flat().join(""))];
  const code = (char: string): string => (chars.indexOf(char) + 1).toString(16).padStart(4, "0");
  const unicode = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
  const cmap = `/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange\n${chars
    .map((char) => `1 beginbfchar\n<${code(char)}> <${unicode(char)}>\nendbfchar`)
    .join("\n")}\nendcmap end`;
  const objects: string[] = [];
  const add = (text: string): number => objects.push(text);
  const stream = (text: string): string => {
    const data = deflateSync(text).toString("latin1");
    return `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data}\nendstream`;
  };
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, i) => `${7 + i * 2} 0 R`).join(" ");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  add(
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
  );
  add(
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 >>",
  );
  add(stream(cmap));
  add(
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>",
  );
  for (const lines of pages) {
    const content = lines.map((line) => `<${[...line].map(code).join("")}> Tj 0 -20 Td`).join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    );
    add(stream(`BT /F 12 Tf 60 780 Td\n${content}\nET`));
  }
  let out = "%PDF-1.7\n";
  const places = objects.map((object, i) => {
    const place = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const zeros = "0".repeat(64);
  const lock = encrypted
    ? ` /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >>`
    : "";
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out, "latin1");
}
