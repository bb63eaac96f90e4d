package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
)

// guard decides which requests are served. The package comment says what it checks and why.
type guard struct {
	token  string
	cookie http.Cookie // as it is set; its value proves knowledge of the token without being it
	host   string      // the configured host name or address
	// anyAddress: the server listens on all addresses, because it was told to.
	anyAddress bool
	machine    string // the machine's own name, valid then
}

func newGuard(addr, token string) (*guard, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("--addr %q is not host:port: %w", addr, err)
	}
	if token == "" {
		token = rand.Text()
	}
	if len(token) < 8 {
		return nil, errors.New("the token is shorter than 8 characters; leave it out to get a random one")
	}
	g := &guard{token: token, host: strings.ToLower(host)}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		g.anyAddress = true
		if name, err := os.Hostname(); err == nil {
			g.machine = strings.ToLower(name)
		}
	}
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("lab cookie"))
	g.cookie = http.Cookie{
		// Cookies know no ports, so servers on two ports need two names.
		Name: "lab-" + port, Value: hex.EncodeToString(mac.Sum(nil)),
		Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	}
	return g, nil
}

// contentPolicy allows what the page needs and nothing else. Styles may stand in the text because KaTeX and CodeMirror
// write them there; scripts may not.
const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func (g *guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !g.knownHost(r.Host) {
			fail(w, http.StatusForbidden, fmt.Errorf("this server does not answer to the name %q; open it as http://localhost and its port", r.Host))
			return
		}
		if r.URL.Query().Has("token") && r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/api/") {
			g.login(w, r)
			return
		}
		byHeader, byCookie := g.headerToken(r), g.cookieToken(r)
		if !byHeader && !byCookie {
			g.askForToken(w, r, "")
			return
		}
		// A request with the token in a header does not come from a browser's own initiative, so it may lack an Origin.
		changes := r.Method != http.MethodGet && r.Method != http.MethodHead
		if (changes || isSocket(r)) && !(sameOrigin(r) || byHeader && r.Header.Get("Origin") == "") {
			fail(w, http.StatusForbidden, fmt.Errorf("the request comes from another site (%q) and was refused", r.Header.Get("Origin")))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isSocket(r *http.Request) bool {
	return strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// login turns the token of the address into a cookie, and takes it out of the address so that it neither stays in the
// history nor is copied along with a link.
func (g *guard) login(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if !equal(query.Get("token"), g.token) && !g.cookieToken(r) {
		g.askForToken(w, r, "This token is not the one of the server that runs now.")
		return
	}
	query.Del("token")
	// Only the path of this server: a second slash would name another one.
	clean := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/\\"), RawQuery: query.Encode()}
	cookie := g.cookie
	http.SetCookie(w, &cookie)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, clean.String(), http.StatusSeeOther)
}

func (g *guard) headerToken(r *http.Request) bool {
	scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	// "token" is what Jupyter's clients say.
	return ok && (strings.EqualFold(scheme, "Bearer") || strings.EqualFold(scheme, "token")) && equal(token, g.token)
}

func (g *guard) cookieToken(r *http.Request) bool {
	c, err := r.Cookie(g.cookie.Name)
	return err == nil && equal(c.Value, g.cookie.Value)
}

// equal takes the same time whether the first or the last character differs.
func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// sameOrigin tells whether the request comes from a page of this server.
func sameOrigin(r *http.Request) bool {
	origin, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && origin.Host != "" && strings.EqualFold(origin.Host, r.Host)
}

// knownHost tells whether a Host header names this server. Names other than our own are refused because their owner may
// let them point here; addresses are not names, so nobody can do that with them.
func (g *guard) knownHost(header string) bool {
	host := header
	if h, _, err := net.SplitHostPort(header); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || g.anyAddress || host == g.host
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || host != "" && (host == g.host || host == g.machine)
}

var tokenPage = template.Must(template.New("token").Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>lab: token needed</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem }
input, button { font: inherit; padding: .4rem .6rem }
</style>
<main>
<h1>Token needed</h1>
{{with .Problem}}<p role="alert"><strong>{{.}}</strong></p>{{end}}
<p>Open the address that the terminal shows, the whole line with <code>?token=</code>, or paste its token here:</p>
<form method="get" action="{{.Path}}">
<label>Token <input name="token" autofocus autocomplete="off" spellcheck="false"></label>
<button>Open</button>
</form>
</main>
`))

// askForToken refuses a request that nobody vouches for: people get a page, programs a message.
func (g *guard) askForToken(w http.ResponseWriter, r *http.Request, problem string) {
	w.Header().Set("Cache-Control", "no-store")
	if strings.HasPrefix(r.URL.Path, "/api/") || r.Method != http.MethodGet {
		fail(w, http.StatusUnauthorized, errors.New("the token is missing or from an earlier start of the server; open the address that the terminal shows"))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusUnauthorized)
	// A browser that has gone away is no error of ours.
	_ = tokenPage.Execute(w, struct{ Problem, Path string }{problem, "/" + strings.TrimLeft(r.URL.Path, "/\\")})
}

// nextPort proposes the address one port further.
func nextPort(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	n, convErr := strconv.Atoi(port)
	if err != nil || convErr != nil || n <= 0 || n >= 65535 {
		return DefaultAddr
	}
	return net.JoinHostPort(host, strconv.Itoa(n+1))
}
