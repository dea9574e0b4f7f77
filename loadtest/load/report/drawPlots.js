// Runs in the page of a report, after uPlot: draws every plot that the page holds as JSON.
/* global document, uPlot, devicePixelRatio */

const colours = ["#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#57606a"];
const shares = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];
/** Heights are compared: they begin at 0. */
const fromNothing = { range: { min: { soft: 0, mode: 1, pad: 0.1 }, max: { pad: 0.1 } } };
const grid = { stroke: "#e1e4e8", width: 1 };

for (const source of document.querySelectorAll("script.plot")) {
  const { title, x, y, names, data } = JSON.parse(source.textContent);
  const options = {
    title,
    width: 560,
    height: 320,
    pxAlign: 0,
    scales: { x: scaleOf(x), y: y.scale === "linear" ? fromNothing : scaleOf(y) },
    axes: [axisOf(x), { ...axisOf(y), size: 70 }],
    legend: { live: false },
    cursor: { show: false },
    series: [{}, ...names.map((label, index) => lineOf(label, index, data[0].length))],
  };
  new uPlot(options, data, source.parentElement);
}

function scaleOf({ scale }) {
  if (scale === "log") return { time: false, distr: 3 };
  if (scale === "linear") return { time: false };
  const [first, last] = [shares[0], shares[shares.length - 1]];
  return {
    time: false,
    distr: 100,
    fwd: (share) => -Math.log10(1 - share),
    inv: (nines) => 1 - 10 ** -nines,
    range: [first, last],
  };
}

function axisOf({ label, scale }) {
  const axis = { label, grid, ticks: grid, font: "12px system-ui", labelFont: "12px system-ui" };
  if (scale !== "percentile") return { ...axis, values: (_, marks) => marks.map((mark) => textOf(mark)) };
  return {
    ...axis,
    splits: () => shares,
    values: (_, marks) => marks.map((share) => `${Number((share * 100).toFixed(4))} %`),
  };
}

/** Of the marks on a logarithm most have no text. */
function textOf(mark) {
  if (mark === null) return "";
  return mark.toLocaleString("en", { maximumSignificantDigits: 4 }).replaceAll(",", " ");
}

function lineOf(label, index, count) {
  const stroke = colours[index % colours.length];
  return {
    label,
    stroke,
    width: 2 / devicePixelRatio,
    spanGaps: true,
    points: { show: count <= 40, size: 6, fill: stroke },
  };
}
