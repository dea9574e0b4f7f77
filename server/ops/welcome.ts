import { firstLinkFragment } from "../../shared/firstPassword.ts";
import type { FirstOrganizer } from "../auth/organizer.ts";

export interface Welcome {
  /** How this machine reaches the server. */
  readonly here: string;
  /** How others do. */
  readonly origins: readonly string[];
  /** Of the certificate that this installation made for itself; null: there is none. */
  readonly fingerprint: string | null;
  /** Of the link by which the first password is set; null: it is set. */
  readonly linkSecret: string | null;
  /** The account made at this start; null at a later one. */
  readonly first: FirstOrganizer | null;
  /** Rooms that are open. */
  readonly rooms: readonly { readonly roomCode: string; readonly title: string }[];
}

type Lines = readonly (readonly [label: string, values: readonly string[]])[];

const mostRooms = 5;

/** What the organizer needs to know when the server has started. */
export function welcome({ here, origins, fingerprint, linkSecret, first, rooms }: Welcome): string {
  const addresses = [...new Set([here, ...origins])];
  const consoles = addresses.map((origin) => `${origin}/console`);
  const lines: Lines = [
    ...(linkSecret === null ? [] : beginning(consoles, linkSecret)),
    ["Console", consoles],
    ["Pupils", addresses],
    ...rooms.slice(0, mostRooms).flatMap(
      ({ roomCode, title }): Lines => [
        ["Room", [`${roomCode}  ${title}`]],
        ["Screen", addresses.map((origin) => `${origin}/screen/${roomCode}`)],
      ],
    ),
    ...(first ? login(first) : []),
    ...(fingerprint === null ? [] : certificate(fingerprint)),
  ];
  const body = lines.flatMap(([label, values]) =>
    values.map((value, index) => `  ${(index === 0 ? label : "").padEnd(10)}${value}`),
  );
  return ["", "Regatta is running.", "", ...body, ""].join("\n");
}

/** Printed at each start until a password is set: the links of earlier starts have ended. FST3 */
function beginning(consoles: readonly string[], linkSecret: string): Lines {
  const links = consoles.map((address) => `${address}${firstLinkFragment(linkSecret)}`);
  return [["Begin", [...links, "(open one of these and choose your password; they work once)"]]];
}

/** Browsers say the same figures where they warn. SCY4 */
function certificate(fingerprint: string): Lines {
  const half = Math.ceil(fingerprint.length / 2);
  return [
    [
      "SHA-256",
      [
        fingerprint.slice(0, half),
        fingerprint.slice(half),
        "(of the certificate, which only this computer vouches for: browsers warn once)",
      ],
    ],
  ];
}

function login({ account, madeUpPassword }: FirstOrganizer): Lines {
  const name = ["Login", [account.login]] as const;
  if (madeUpPassword === null) return [name, ["Password", ["as set by REGATTA_PASSWORD"]]];
  return [
    name,
    ["Password", [madeUpPassword, "(to sign in without choosing one; shown this once: write it down)"]],
  ];
}
