import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = new URL("./", import.meta.url);

/** Plain buttons that stand under a condition, and why their own press takes none of them away from the keyboard. */
const standing = {
  "console/NotesPane.tsx": "saves a file",
  "console/QuestionDialogs.tsx": "one takes the other's place",
  "console/QuestionsPane.tsx": "opens a panel",
  "console/Steering.tsx": "open dialogs",
  "console/TeamRowView.tsx": "opens a panel",
  "join/TeamForms.tsx": "proposes another name",
  "play/BuyDialog.tsx": "goes with its dialog",
  "play/PracticeBar.tsx": "opens a dialog",
  "play/Refused.tsx": "loads the page anew",
  "play/TryBar.tsx": "opens a dialog",
  "print/PrintPage.tsx": "prints",
  "protocol/ProtocolPage.tsx": "prints",
  "screen/Finish.tsx": "the screen is steered by keys, wherever the focus is",
  "screen/ScreenMenu.tsx": "shows the next address",
  "studio/AsideCards.tsx": "the row knows where to go on, and a dialog does",
  "studio/BoardTitle.tsx": "opens a dialog",
  "studio/CardEditor.tsx": "leads to the next card",
  "studio/RulePresets.tsx": "sets the minutes",
  "table/CellNotes.tsx": "the line knows where to go on",
  "table/PreviewCell.tsx": "a field takes its place",
};

test("PAG41 a button that may go with its press is one that knows where the keyboard goes on", () => {
  const files = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx$/.test(file) && !/\.test\.tsx$|^(?:look|testing)\//.test(file))
    .map((file) => ({ file, text: readFileSync(new URL(file, pages), "utf8") }));
  const found = files.filter(({ text }) => /(?:&&|\?|:) \(?\s*<button\b/.test(text)).map(({ file }) => file);
  expect(found.toSorted()).toEqual(Object.keys(standing));
});
