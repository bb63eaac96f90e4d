package web

import (
	"net/http"
)

// Interactive displays of cells run their scripts in a frame that loads this document. Its policy makes it a sandbox of an opaque
// origin, another one than the page's, whoever embeds it: scripts in it can reach neither the page, nor cookies, nor the
// server, and nothing can be loaded. The page hands the display over as a message, since no address has to hold it; it does so
// only for cells that the present kernel ran (web/app/src/outputs/frame).
const framePolicy = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; " +
	"img-src data: blob:; font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const frameDocument = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Interactive display</title>
<script>
  addEventListener("message", function take(event) {
    if (event.source !== parent) return;
    removeEventListener("message", take);
    document.open();
    document.write(event.data);
    document.close();
  });
  parent.postMessage("ready", "*");
</script>
</html>
`

// serveFrame answers GET /frame.
func serveFrame(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", framePolicy)
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	// A browser that has gone away is no error of ours.
	_, _ = w.Write([]byte(frameDocument))
}
