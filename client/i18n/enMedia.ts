import { createFormat } from "./format.ts";

const { integer } = createFormat("en");

type Params = Readonly<Record<string, string | number>>;

/** Why a picture was not taken. MED2 MED4 */
export const mediaProblems = {
  picture_too_large: ({ maxMB = 6 }: Params) =>
    `The picture is larger than ${integer(Number(maxMB))} MB. Make it smaller and try again.`,
  picture_unreadable: () =>
    "This cannot be read as a picture. Take a PNG, JPEG, GIF or WebP file that opens elsewhere, or make a screenshot of it.",
  pictures_full: ({ most = 200, maxMB = 24 }: Params) =>
    `This contest holds ${integer(Number(most))} pictures or ${integer(Number(maxMB))} MB already. A copy of the contest takes only the pictures that its cards show.`,
  pictures_unavailable: () =>
    "This server cannot read pictures: a part of it was not installed for this machine. Everything else works.",
};

/** MED6 */
export const mediaRefusals = {
  picture_unknown: () => "There is no such picture here. If a card names it, put the picture in once more.",
};
