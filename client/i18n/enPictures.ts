import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const pictures = (n: number) => `${integer(n)} ${plural(n, { one: "picture", other: "pictures" })}`;

/** Pictures in tasks: to be looked at, and to be put there. */
export const pictureWords = {
  coming: "Picture is coming…",
  gone: (words: string) =>
    words === "" ? "A picture that cannot be shown" : `${words} (picture that cannot be shown)`,
  enlarge: "Look at it enlarged",
  enlarged: "Picture",
  unnamed: "picture",
  button: "Picture",
  buttonHint: "Choose pictures, drag them onto the text, or paste them.",
  uploading: (n: number) => `Uploading ${pictures(n)}…`,
  inserted: (n: number) => `${pictures(n)} put into the text.`,
  question: "What does the picture show?",
  questionHint: "Read out to whoever cannot see it, and shown where the picture is not.",
  decoration: "It only decorates",
  done: "Done",
  later: "Later",
  noWords: (number: number) => `Picture ${integer(number)} has no words`,
  lost: (n: number) => `Pictures and formulas that could not be taken along: ${integer(n)}.`,
  noRoom: "The text has no room for another picture.",
  tooMany: (most: number) => `At most ${integer(most)} pictures at once: the rest was left out.`,
  unreadable: "This file could not be read as a picture.",
  tooLarge: "This picture is too large.",
};
