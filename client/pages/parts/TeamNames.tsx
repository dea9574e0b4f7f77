import { Fragment } from "preact";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import type { TeamName } from "../../store/teamName.ts";

/** Null for a boat that is not known. */
export type NamedTeam = Pick<TeamName, "name"> & { readonly boat: number | null };

/** A team's name among other words, its boat before it. BOA4 */
export function TeamInWords({ name, boat }: NamedTeam) {
  return (
    <span translate={false}>
      {boat !== null && (
        <>
          <Boat boat={boat} />{" "}
        </>
      )}
      <bdi>{name}</bdi>
    </span>
  );
}

/** Names of several teams, one after another. */
export function TeamNames({ teams }: { readonly teams: readonly NamedTeam[] }) {
  return (
    <>
      {teams.map(({ name, boat }, index) => (
        <Fragment key={name}>
          {index > 0 && ", "}
          <TeamInWords name={name} boat={boat} />
        </Fragment>
      ))}
    </>
  );
}

/** Characters that no text holds stand for the teams until the sentence is made. */
const firstStandIn = 0xe000;
const standIns = /([\ue000-\uf8ff])/;

/** A sentence about teams; `say` makes it of their names, as they are listed in the language. */
export function TeamsInSentence(props: {
  readonly teams: readonly NamedTeam[];
  readonly say: (names: string) => string;
}) {
  const { format } = useTexts();
  const names = format.list(props.teams.map((_, index) => String.fromCharCode(firstStandIn + index)));
  const parts = props.say(names).split(standIns);
  return (
    <>
      {parts.map((part, index) => {
        const team = standIns.test(part) ? props.teams[part.charCodeAt(0) - firstStandIn] : undefined;
        return <Fragment key={index}>{team ? <TeamInWords {...team} /> : part}</Fragment>;
      })}
    </>
  );
}
