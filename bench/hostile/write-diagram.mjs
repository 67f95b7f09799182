import { ADDRESSES, TEXTS } from "./choose.mjs";

/** @typedef {import("./choose.mjs").Choose} Choose */

const DIRECTIVES = [
  '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%',
  '%%{init: {"theme": "x", "themeCSS": "@import url(https://evil.example/)"}}%%',
  '%%{init: {"themeVariables": {"primaryColor": "</style><script>alert(1)</script>"}}}%%',
  '%%{init: {"__proto__": {"a": 1}, "flowchart": {"curve": "constructor"}}}%%',
  "---\nconfig:\n  securityLevel: loose\n  fontFamily: url(https://evil.example/)\n---",
  "",
];
const TYPES = [
  "flowchart LR",
  "sequenceDiagram",
  "classDiagram",
  "stateDiagram-v2",
  "erDiagram",
  "gantt",
  "pie",
  "mindmap",
  "timeline",
  "gitGraph",
  "journey",
  "quadrantChart",
  "constructor",
];

/**
 * A diagram whose directives, labels, links and styles are hostile.
 *
 * @param {Choose} choose
 */
export function writeDiagram(choose) {
  const text = () => choose.from(TEXTS);
  const label = () => `"${text().replaceAll('"', "#quot;")}"`;
  const node = () => choose.from(["A", "B", "C", "__proto__", "constructor", "end"]);
  const lines = [
    () => `${node()}[${label()}] -->|${label()}| ${node()}(${text()})`,
    () => `${node()} --> ${node()}`,
    () => `${node()}->>${node()}: ${text()}`,
    () => `click ${node()} href "${choose.from(ADDRESSES)}" "${text()}" _blank`,
    () => `click ${node()} call alert("1")`,
    () => `style ${node()} fill:${text()},stroke:url(${choose.from(ADDRESSES)})`,
    () => `classDef a fill:${text()}\nclass ${node()} a`,
    () => `${node()}@{ img: "${choose.from(ADDRESSES)}", label: ${label()} }`,
    () => `${node()}[<img src=x onerror=alert(1)>]`,
    () => `title ${text()}`,
    () => `${label()} : ${choose.from(["1", "-1", "1e999", text()])}`,
    () => `section ${text()}\n${text()} : 3: ${node()}`,
    () => `subgraph ${node()} [${label()}]\n${node()} --> ${node()}\nend`,
    () => choose.from(["%% step", "accTitle: A", `accDescr: ${text()}`, "end", "%%"]),
  ];
  const body = choose.some(6, () => `  ${choose.from(lines)()}`);
  return `${choose.from(DIRECTIVES)}\n${choose.from(TYPES)}\n${body}`;
}
