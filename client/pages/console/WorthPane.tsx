import { useEffect, useMemo, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTexts } from "../../i18n/texts.ts";
import { type WorthTable, worthSteps, worthTable } from "../../store/cockpit/worth.ts";
import { useApp } from "../AppContext.ts";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { worthLooks } from "./worthLooks.ts";

const topTeams = 5;
const mostLines = 10;

/** How the worth of the first teams and of the selected ones went, each line by its colour and its dashes. CON5 */
export function WorthPane() {
  const { cockpit: words, format } = useTexts();
  const { cockpit } = useRoom();
  const { contest, moderator } = useRoomViews();
  const { clock, rules } = contest;
  const selected = cockpit.selected.value;
  const opened = cockpit.opened.value;
  const lines = cockpit.rows.value
    .filter(
      ({ teamId }, index) =>
        index < topTeams || selected.has(teamId) || (opened?.type === "team" && opened.teamId === teamId),
    )
    .slice(0, mostLines)
    .flatMap(({ teamId, name, boat, balancePoints, inPlayPoints }) => {
      const team = moderator.teams[teamId];
      return team
        ? [{ name, boat, steps: worthSteps(team, rules.refundExpired), now: balancePoints + inPlayPoints }]
        : [];
    });
  if (clock.startedAt === null || lines.length === 0) return <p class="muted">{words.noWorth}</p>;
  const to = clock.finishedAt ?? clock.pausedAt ?? cockpit.now.value;
  const told = lines.map(({ name, now }) => `${name} ${format.integer(now)}`);
  return (
    <figure class="worth" aria-label={words.worthLabel(format.list(told))}>
      <WorthChart
        table={worthTable(lines, clock.startedAt, Math.max(to, clock.startedAt + 1))}
        names={lines.map(({ name }) => name)}
      />
      <figcaption>
        <ul class="worth-names">
          {lines.map(({ name, boat, now }, index) => (
            <li key={name}>
              <Swatch index={index} /> <TeamInWords name={name} boat={boat} />{" "}
              <strong class="numbers" translate={false}>
                {format.integer(now)}
              </strong>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Swatch({ index }: { readonly index: number }) {
  const look = worthLooks[index % worthLooks.length];
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line
        x1="0"
        y1="5"
        x2="26"
        y2="5"
        stroke={`var(${look?.colour})`}
        stroke-width="2.5"
        stroke-dasharray={look?.dash.join(" ")}
      />
    </svg>
  );
}

function WorthChart({ table, names }: { readonly table: WorthTable; readonly names: readonly string[] }) {
  const { format } = useTexts();
  const { preferences } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const data = useMemo(() => [table.times, ...table.columns] as unknown as uPlot.AlignedData, [table]);
  const latest = useRef(data);
  latest.current = data;
  const known = names.join("\n");
  // A new theme has new colours.
  const theme = preferences.theme.value;

  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const made = new uPlot(
      optionsFor(place, names, format.integer, format.hourMinute),
      latest.current,
      place,
    );
    chart.current = made;
    const watcher = new ResizeObserver(() => made.setSize(sizeOf(place)));
    watcher.observe(place);
    return () => {
      watcher.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [known, theme, format]);
  useEffect(() => chart.current?.setData(data), [data]);
  return <div class="worth-chart" ref={host} aria-hidden="true" />;
}

function sizeOf(place: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: Math.max(120, place.clientWidth), height: Math.max(90, place.clientHeight) };
}

function optionsFor(
  place: HTMLElement,
  names: readonly string[],
  integer: (value: number) => string,
  time: (at: number) => string,
): uPlot.Options {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim() || "gray";
  const font = `12px ${style.fontFamily}`;
  const axis = { stroke: colour("--ink-muted"), font, grid: { stroke: colour("--line"), width: 1 } };
  return {
    ...sizeOf(place),
    ms: 1,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 22, 0, 0],
    scales: { x: { time: true } },
    axes: [
      { ...axis, size: 24, values: (_, moments) => moments.map(time) },
      { ...axis, size: 48, values: (_, points) => points.map(integer) },
    ],
    series: [
      {},
      ...names.map((label, index): uPlot.Series => {
        const look = worthLooks[index % worthLooks.length];
        return {
          label,
          stroke: colour(look?.colour ?? "--ink"),
          width: 2,
          ...(look && look.dash.length > 0 && { dash: [...look.dash] }),
          points: { show: false },
          ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
        };
      }),
    ],
  };
}
