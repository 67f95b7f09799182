/** A diagram of each type, by mermaid's name for it. */
export const SAMPLES = {
  flowchart: `flowchart LR
  accTitle: Wind and waves
  accDescr: Wind raises waves
  A["Wind<br/><small>for hours</small>"]:::negative -->|raises| B[Waves] --> C{Long?}
  C -->|yes| D[(Store)]
  C -->|no| E([End])`,
  sequenceDiagram: `sequenceDiagram
  accTitle: A question
  autonumber
  actor A as Alice
  participant B as Bob
  A->>+B: Hello
  Note right of B: Thinks
  loop Every day
    B-->>A: Answer
  end
  B->>-A: Done`,
  stateDiagram: `stateDiagram-v2
  accTitle: Sleep
  direction LR
  [*] --> Awake
  Awake --> Asleep: night
  state Dream {
    Light --> Deep: later
  }
  Asleep --> Dream
  note right of Awake: By day`,
  timeline: `timeline
  accTitle: History
  title From sail to steam
  1807 : First regular service
  1838 : First ocean crossing : under steam`,
  mindmap: `mindmap
  root((A plan))
    Sleep
    Exercise
      Outdoors`,
  quadrantChart: `quadrantChart
  accTitle: Speed and cost
  x-axis Slow --> Fast
  y-axis Cheap --> Dear
  quadrant-1 Fast and dear
  Sail: [0.2, 0.85]
  Steam: [0.85, 0.65]`,
  xychart: `xychart-beta
  accTitle: Response over days
  x-axis [1, 7, 28]
  y-axis "Improvement" 0 --> 100
  line [60, 45, 20]
  bar [4, 15, 50]`,
  pie: `pie showData
  accTitle: Sources
  "Ships" : 22
  "Boats" : 12`,
  classDiagram: `classDiagram
  accTitle: Model
  class Episode {
    +String title
  }
  Episode "1" *-- "n" Segment : has`,
  erDiagram: `erDiagram
  accTitle: Tables
  EPISODE ||--o{ SEGMENT : has
  EPISODE {
    string title
  }`,
  gantt: `gantt
  accTitle: Plan
  dateFormat YYYY-MM-DD
  section Care
  Screening :done, a1, 2024-01-01, 7d
  Sessions :active, after a1, 21d`,
} as const;
