import { z } from "zod";
import { boardSides, cardContent, MAX_CARDS, taskContent } from "../contest/board.ts";
import { ContestDuration, ContestTitle } from "../contest/detailActs.ts";
import { CardDraft } from "../contest/editActs.ts";
import { RulePack } from "../contest/rules.ts";
import { personText } from "../text.ts";
import { ContestLanguage, ContestTheme } from "./settings.ts";

/** What tells a contest document from any other JSON. */
export const documentFormat = "regatta-contest";

/** A picture's name, as statements call it: `![](media:map-1.png)`. What a contest gives out is called by the pictures' ids. */
export const MediaName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/u);

export const pictureTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;

/** A picture of a contest, with what is read out where it cannot be seen. */
export const Media = z
  .strictObject({
    type: z.enum(pictureTypes),
    alt: personText(500),
    /** The picture's bytes. */
    base64: z.base64().min(1).max(1_400_000),
  })
  .readonly();
export type Media = z.infer<typeof Media>;

const DocumentCard = z
  .strictObject({ ...cardContent, task: z.strictObject(taskContent).readonly() })
  .readonly();
export type DocumentCard = z.infer<typeof DocumentCard>;

/** A card that waits beside the board, or stands on it and is not finished: whatever was written of it. EDT2 */
const DocumentDraft = CardDraft.unwrap().omit({ revision: true }).readonly();
export type DocumentDraft = z.infer<typeof DocumentDraft>;

/** As many unfinished ones as have room on a board, and as many beside it. */
const MAX_DRAFTS = 2 * MAX_CARDS;

/**
 * A contest's content: all that an author decides, and nothing of how it was played. Cards keep their ids; a task is what it is now.
 * What reads one is `readDocument`: it knows the versions before this one. FIL6
 */
export const ContestDocument = z
  .strictObject({
    format: z.literal(documentFormat),
    version: z.literal(2),
    title: ContestTitle,
    language: ContestLanguage,
    theme: z.exactOptional(ContestTheme),
    durationMs: ContestDuration,
    rules: RulePack,
    board: z
      .strictObject({ ...boardSides, cards: z.array(DocumentCard).max(MAX_CARDS).readonly() })
      .readonly(),
    drafts: z.array(DocumentDraft).max(MAX_DRAFTS).readonly(),
    /** By name. */
    media: z.record(MediaName, Media).readonly(),
  })
  .readonly();
export type ContestDocument = z.infer<typeof ContestDocument>;
