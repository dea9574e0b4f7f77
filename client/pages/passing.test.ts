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

/** What is disabled at times, never by its own press: a browser takes the focus from it. Buttons say `aria-disabled` else. */
const disabled = {
  "console/EntryControl.tsx": "a choice, in an emergency",
  "console/MoveSeat.tsx": "until a team is chosen",
  "console/PlanDialog.tsx": "a choice that another rules out",
  "console/QuestionDialogs.tsx": "until a reason is written",
  "console/RepairDialog.tsx": "until what would change is shown",
  "console/TeamActs.tsx": "until a team is chosen",
  "parts/Settings.tsx": "what another setting rules out",
  "screen/ScreenMenu.tsx": "while the console says what is shown",
  "studio/BoardTools.tsx": "prices, while it is played",
  "studio/CardEditor.tsx": "words, while it is played",
  "studio/EditorGrid.tsx": "names of columns, while it is played",
  "studio/PictureWordsForm.tsx": "a field that a choice beside it rules out",
  "studio/RulePresets.tsx": "a choice that there is not yet",
};

const files = readdirSync(pages, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx$/.test(file) && !/\.test\.tsx$|^(?:look|testing)\//.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, pages), "utf8") }));
const thoseWith = (pattern: RegExp) =>
  files.flatMap(({ file, text }) => (pattern.test(text) ? file : [])).toSorted();

test("PAG41 a button that may go with its press is one that knows where the keyboard goes on", () => {
  expect(thoseWith(/(?:&&|\?|:) \(?\s*<button\b/)).toEqual(Object.keys(standing));
});

test("PAG41 nothing is disabled by its own press", () => {
  expect(thoseWith(/(?<!-)\bdisabled=/)).toEqual(Object.keys(disabled));
});
