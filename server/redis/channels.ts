import { z } from "zod";

/** Something that processes tell each other. */
export interface Channel<News extends z.ZodType> {
  readonly name: string;
  readonly news: News;
}

/** A browser was signed out. */
export const revokedChannel = { name: "regatta:revoked", news: z.object({ authSessionId: z.string() }) };
/** A contest was put into the bin. */
export const binnedChannel = {
  name: "regatta:binned",
  news: z.object({ contestId: z.string(), roomCode: z.string() }),
};
