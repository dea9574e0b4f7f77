/** The lines of the chart, told apart by colour and by dashes. */
export const worthLooks: readonly { readonly colour: string; readonly dash: readonly number[] }[] = [
  { colour: "--accent", dash: [] },
  { colour: "--good", dash: [8, 4] },
  { colour: "--bad", dash: [2, 3] },
  { colour: "--warn", dash: [10, 3, 2, 3] },
  { colour: "--ink", dash: [5, 5] },
  { colour: "--ink-muted", dash: [] },
  { colour: "--accent", dash: [3, 3] },
  { colour: "--good", dash: [] },
  { colour: "--bad", dash: [10, 3] },
  { colour: "--warn", dash: [] },
];
