// The receipt: what one takes home of one's own words and what became of them. This phone makes it, and sends it nowhere.

import { ownContributions } from "../contributions.js";
import { button, h, row } from "../dom.js";
import { filled, texts } from "../texts.js";
import { whoSees } from "../views/contribution.js";
import { becameOf, codeOf } from "./marks.js";

const RECEIPT = "receipt.html";
const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}" +
  "h1,h2{line-height:1.25}h2{font-size:1.1rem;margin-top:2rem}li{margin:0 0 1rem}ul{padding-left:1.2rem}" +
  "q{white-space:pre-wrap;quotes:none}p{margin:.2rem 0}small{color:#555}code{font-size:1.1em}";
/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @type {(phone: JoinedPhone) => Content} */
export function receiptView(phone) {
  const said = wordsIn(phone);
  if (said.length === 0) return null;
  const { receipt } = texts;
  return h(
    "section",
    { key: "receipt" },
    h("h2", receipt.title),
    h("p", receipt.about),
    hasNamed(said) ? h("p", filled(receipt.code, { code: phone.mine.code })) : null,
    row(button(receipt.save, () => saveFile(receiptOf(phone)))),
  );
}

// What has reached the session.
/** @type {(phone: JoinedPhone) => ShownContribution[]} */
function wordsIn(phone) {
  return ownContributions(phone).filter(({ id, mark }) => id !== null && mark !== "leaving");
}

/** @type {(said: ShownContribution[]) => boolean} */
function hasNamed(said) {
  return said.some(({ key }) => key === null);
}

/** @type {(text: string) => void} */
function saveFile(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/html;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = RECEIPT;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// A page of its own, without a script, with nobody else's words.
/** @type {(phone: JoinedPhone) => string} */
function receiptOf(phone) {
  const said = wordsIn(phone);
  const { title, mine } = phone;
  const { receipt } = texts;
  const asked = Array.from(new Map(said.map((one) => [one.question, one.asked])));
  const date = new Date().toLocaleDateString();
  return [
    `<!doctype html><html lang="${document.documentElement.lang}"><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(receipt.heading)}</title><style>${STYLE}</style>`,
    `<h1 dir="auto">${escaped(title)}</h1>`,
    receiptLine(filled(receipt.of, { name: mine.label, date })),
    hasNamed(said) ? receiptLine(filled(receipt.code, { code: mine.code })) : "",
    receiptLine(receipt.find),
    ...asked.map(([question, text]) => receiptGroup(phone, text, said.filter((one) => one.question === question))),
    "</html>\n",
  ].join("\n");
}

/** @type {(phone: JoinedPhone, asked: string, said: ShownContribution[]) => string} */
function receiptGroup(phone, asked, said) {
  return `<h2 dir="auto">${escaped(asked)}</h2>\n<ul>\n${said.map((one) => receiptItem(phone, one)).join("\n")}\n</ul>`;
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => string} */
function receiptItem(phone, said) {
  const { text, value, key, mark } = said;
  const code = key === null ? "" : codeOf(key);
  const told = [texts.marks[mark], ...whoSees(phone.mine.label, { ...said, nameless: key !== null })];
  return [
    "<li>",
    value ? `${receiptWords(value)}<br>` : "",
    receiptWords(text),
    `<p><small>${escaped(told.join(" · "))}</small></p>`,
    ...becameOf(said).map(receiptLine),
    code ? receiptLine(filled(texts.receipt.namelessCode, { code })) : "",
    "</li>",
  ].join("");
}

/** @type {(text: string) => string} */
function receiptWords(text) {
  return `<q dir="auto">${escaped(text)}</q>`;
}

/** @type {(text: string) => string} */
function receiptLine(text) {
  return `<p dir="auto">${escaped(text)}</p>`;
}

/** @type {(text: string) => string} */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
}
