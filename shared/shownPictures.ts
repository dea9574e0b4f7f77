import { remembering } from "./contest/remembering.ts";
import type { ContestState } from "./contest/state.ts";
import type { TaskReviewView, TaskView, TeamView } from "./contest/view.ts";
import { type Audience, viewFor } from "./contest/viewFor.ts";
import { type PictureId, picturesIn } from "./pictures.ts";

type Shown = ReadonlySet<PictureId>;

/**
 * The pictures that an audience may see: those that the texts name which its view shows it, and no others. Moderators see
 * all of their contest, and are not asked about here. Throws for a team that does not exist. MED5
 */
export function shownPictures(
  state: ContestState,
  audience: Exclude<Audience, { readonly kind: "moderator" }>,
): Shown {
  const ofAll = shownToAll(state);
  if (audience.kind === "public") return ofAll;
  const ofTeam = shownToTeam(viewFor(state, audience));
  return ofAll.size === 0 ? ofTeam : new Set([...ofAll, ...ofTeam]);
}

const shownToAll = remembering<ContestState, Shown>((state) => {
  const { review } = viewFor(state, { kind: "public" });
  return new Set(review ? picturesInAll(textsOfReview(review)) : []);
});

const shownToTeam = remembering<TeamView, Shown>(({ tasks, keys }) => {
  const solutions = Object.values(keys ?? {}).map(({ solution }) => solution ?? "");
  return new Set(picturesInAll([...Object.values(tasks).flatMap(textsOfTask), ...solutions]));
});

function textsOfReview(review: TaskReviewView): readonly string[] {
  return [...textsOfTask(review), review.solution ?? ""];
}

/** A choice's options are drawn as statements are. */
function textsOfTask({ statement, reader }: Pick<TaskView, "statement" | "reader">): readonly string[] {
  return [statement, ...(reader.kind === "choice" ? reader.options : [])];
}

function picturesInAll(texts: readonly string[]): readonly PictureId[] {
  return texts.flatMap(picturesIn);
}
