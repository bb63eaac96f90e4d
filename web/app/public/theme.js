// Runs before the first paint, so that a page with a chosen theme does not flash in the system's.
try {
  const theme = localStorage.getItem("lab.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked; the system's theme stays.
}
