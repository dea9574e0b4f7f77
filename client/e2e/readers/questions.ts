import type { StripAnswers } from "./takeStrip.ts";
import type { RightAnswers } from "./tell.ts";

/** What readers are asked, who see a picture and nothing else. */
export function questionsText(pictures: readonly string[], strips: readonly string[]): string {
  return `# The big screen, at a glance

Whoever answers sees one picture at a time, and nothing else of this folder.

Each of ${pictures.join(", ")} shows the big screen of a contest in a classroom. Teams buy cards, solve their
tasks and win points. Look at it as if it hung at the other end of a hall:

1. Which team leads? (Name all that share the lead.)
2. How long is left?
3. What has just happened?

Each of ${strips.join(", ")} shows five seconds of the race, one picture a second, from left to right and then down.
Letters say nothing of places. Tell boats by their letter, or by the number or the look of their sail:

1. Which boat leads at the end?
2. Which boat has gained most?
3. Which boat's team has just solved a task?
`;
}

/** What is right, as the server knew it; of the time two seconds more or less are right, too. */
export function answersText(
  pictures: ReadonlyMap<string, RightAnswers>,
  strips: ReadonlyMap<string, StripAnswers>,
): string {
  const ofPictures = [...pictures].map(
    ([name, { leads, left, happened }]) =>
      `## ${name}\n\n1. ${leads.join(" and ")}\n2. ${left}\n3. ${happened}\n`,
  );
  const ofStrips = [...strips].map(
    ([name, { leads, gains, justSolved }]) =>
      `## ${name}\n\n1. ${leads.join(" and ")}\n2. ${gains}\n3. ${justSolved}\n`,
  );
  return `# What the server knew\n\n${[...ofPictures, ...ofStrips].join("\n")}`;
}
