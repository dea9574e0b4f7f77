/** How a team is named: its boat stands before its name. BOA4 */
export interface TeamName {
  readonly name: string;
  readonly boat: number;
}

/** Of a team no more than how it is named. */
export function teamNameOf({ name, boat }: TeamName): TeamName {
  return { name, boat };
}
