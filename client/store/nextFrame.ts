/** A picture that has not come by then comes to a page that is hidden. */
const latestMs = 250;

/**
 * Runs `draw` once: before the next picture, or in a while when none comes. A page may be hidden between the two, where its
 * browser holds pictures back and its signals must still follow: its title counts.
 */
export function nextFrame(draw: () => void): void {
  const run = () => {
    clearTimeout(late);
    cancelAnimationFrame(frame);
    draw();
  };
  const late = setTimeout(run, latestMs);
  const frame = requestAnimationFrame(run);
}
