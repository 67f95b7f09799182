/** One of each kind, in YAML, by its name. */
export const CHARTS = {
  bars: `
data: { values: [{ pier: Old, sand: 12 }, { pier: New, sand: 31.5 }, { pier: None, sand: 4 }] }
encoding:
  y: { field: pier, title: null, sort: null }
  x: { field: sand, type: quantitative, title: Sand in tons }
layer:
  - mark: bar
  - mark: { type: text, dx: 12, align: left }
    encoding: { text: { field: sand } }
    step: 1
`,
  lines: JSON.stringify({
    data: {
      values: Array.from({ length: 240 }, (_, index) => ({
        day: index % 120,
        high: 3 + Math.sin(index / 9) + (index < 120 ? 0 : 1),
        harbor: index < 120 ? "North" : "South",
      })),
    },
    mark: "line",
    encoding: {
      x: { field: "day", type: "quantitative" },
      y: { field: "high", type: "quantitative", title: "High tide in meters" },
      color: { field: "harbor", title: null },
      strokeDash: { field: "harbor" },
    },
  }),
  units: "units: [{ count: 158, label: 158 boats }, { count: 27, label: 27 buoys, step: 1 }]",
  timeline: `
timeline:
  - { at: 1964, label: The first pier }
  - { at: 2000, label: A second basin behind the first, step: 1 }
  - { at: 2011, label: A model of the harbor, step: 2 }
  - { at: 2019, label: A breakwater is built across the bay, step: 3 }
  - { at: 2025, label: The new pier, step: 4 }
  - { from: 1964, to: 2000, label: 36 years, step: 1 }
`,
};
