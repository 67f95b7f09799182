import { encodeQR } from "qr";

const SVG = "http://www.w3.org/2000/svg";

/** A text as a QR code: dark on white, with the margin that scanners want, in any theme. */
export function createQrCode(text: string, label: string): SVGSVGElement {
  // A screen is never dirty: what others spend on mending makes these modules larger.
  const rows = encodeQR(text, "raw", { ecc: "low", border: 4 });
  const size = rows.length;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "qr-code");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", String(size));
  ground.setAttribute("height", String(size));
  ground.setAttribute("fill", "#fff");
  const modules = document.createElementNS(SVG, "path");
  modules.setAttribute("fill", "#10161c");
  modules.setAttribute("d", drawRows(rows));
  svg.append(ground, modules);
  return svg;
}

function drawRows(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
}
