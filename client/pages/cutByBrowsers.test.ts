import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = new URL("./", import.meta.url);

/** Fields whose text a browser cuts, and why that loses nothing unseen. */
const cutting = {
  "console/AdmitForm.tsx": "a team's name, of which the rules take less",
  "console/ContestSettings.tsx": "a title of one line",
  "console/ModeratorName.tsx": "a name of one line",
  "console/ScreensDialog.tsx": "a name of one line",
  "console/TeamDialogs.tsx": "a team's name, of which the rules take less",
  "join/CodeForm.tsx": "a code",
  "join/TeamForms.tsx": "a team's name, of which the rules take less, and a PIN",
  "library/DeleteDialogs.tsx": "a title or code that is compared with the one that is there",
  "library/DetailFields.tsx": "a title of one line",
  "library/FolderDialogs.tsx": "a name of one line",
  "play/WrittenInput.tsx": "an answer, of which every reader takes less and says so",
  "studio/CardEditor.tsx": "a category of one line",
  "studio/EditorGrid.tsx": "a category of one line",
};

test("PAG44 a browser cuts nothing but names and codes of one line, and what is too long all the same", () => {
  const files = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx$/.test(file) && !/\.test\.tsx$/.test(file))
    .map((file) => ({ file, text: readFileSync(new URL(file, pages), "utf8") }));
  const found = files.filter(({ text }) => /\bmaxLength=/.test(text)).map(({ file }) => file);
  expect(found.toSorted()).toEqual(Object.keys(cutting));
  const boxes = files.flatMap(({ text }) => text.match(/<textarea\b[\s\S]*?\/>/g) ?? []);
  expect(boxes.length).toBeGreaterThan(3);
  expect(boxes.filter((box) => /maxLength/i.test(box))).toEqual([]);
});
