/**
 * The next frame of the screen: what arrives before it is shown together, and what arrives just before it does not wait for another.
 * A page that nobody sees has no frames; it goes on by the clock.
 */
const unseen = 100;

/** Runs once, at the next frame; returns what cancels it. */
export function atNextFrame(run: () => void): () => void {
  if (typeof requestAnimationFrame === "undefined") {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  }
  const once = () => {
    cancel();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, unseen);
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return cancel;
}
