import { encodeQR } from "qr";
import { svg } from "../ui/elements.ts";

/** A QR code, dark on white in any theme, with the quiet zone of four modules that scanners need. */
export function createQrCode(text: string, label: string): SVGSVGElement {
  // Little error correction: a screen has no dirt, and with fewer modules each is larger.
  const rows = encodeQR(text, "raw", { ecc: "low", border: 4 });
  const size = rows.length;
  const modules = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return svg(
    "svg",
    {
      class: "qr-code",
      viewBox: `0 0 ${size} ${size}`,
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges",
    },
    svg("rect", { width: size, height: size, fill: "var(--white)" }),
    svg("path", { fill: "var(--black)", d: modules.join("") }),
  );
}
