package web

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const testToken = "secret-token"

func testGuard(t *testing.T, addr string) (*guard, http.Handler) {
	t.Helper()
	g, err := newGuard(addr, testToken)
	if err != nil {
		t.Fatal(err)
	}
	return g, g.wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
}

func TestGuard(t *testing.T) {
	g, handler := testGuard(t, "127.0.0.1:8888")
	cookie := g.cookie.Name + "=" + g.cookie.Value
	const served, noToken, refused, seeOther = http.StatusTeapot, http.StatusUnauthorized, http.StatusForbidden, http.StatusSeeOther
	tests := []struct {
		name, method, target, host string
		headers                    map[string]string
		want                       int
	}{
		{"no token", "GET", "/", "localhost:8888", nil, noToken},
		{"cookie", "GET", "/", "localhost:8888", map[string]string{"Cookie": cookie}, served},
		{"the token itself as cookie", "GET", "/", "localhost:8888", map[string]string{"Cookie": g.cookie.Name + "=" + testToken}, noToken},
		{"bearer", "GET", "/", "localhost:8888", map[string]string{"Authorization": "Bearer " + testToken}, served},
		{"token header", "GET", "/api/x", "localhost:8888", map[string]string{"Authorization": "token " + testToken}, served},
		{"wrong bearer", "GET", "/", "localhost:8888", map[string]string{"Authorization": "Bearer x"}, noToken},
		{"query", "GET", "/notebooks/a.ipynb?token=" + testToken, "localhost:8888", nil, seeOther},
		{"wrong query", "GET", "/?token=x", "localhost:8888", nil, noToken},
		{"old query, good cookie", "GET", "/?token=x", "localhost:8888", map[string]string{"Cookie": cookie}, seeOther},
		{"query at the interface", "GET", "/api/labs?token=" + testToken, "localhost:8888", nil, noToken},
		{"post by query", "POST", "/api/notebooks?token=" + testToken, "localhost:8888", nil, noToken},
		{"rebound name", "GET", "/", "evil.example:8888", map[string]string{"Cookie": cookie}, refused},
		{"rebound name with token", "GET", "/?token=" + testToken, "evil.example", nil, refused},
		{"other address", "GET", "/", "192.0.2.1:8888", map[string]string{"Cookie": cookie}, refused},
		{"IPv6 loopback", "GET", "/", "[::1]:8888", map[string]string{"Cookie": cookie}, served},
		{"forwarded port", "GET", "/", "127.0.0.1:9999", map[string]string{"Cookie": cookie}, served},
		{"subdomain of localhost", "GET", "/", "lab.localhost:8888", map[string]string{"Cookie": cookie}, served},
		{"name that only begins so", "GET", "/", "localhost.evil.example", map[string]string{"Cookie": cookie}, refused},
		{"post", "POST", "/api/x", "localhost:8888", map[string]string{"Cookie": cookie, "Origin": "http://localhost:8888"}, served},
		{"post without origin", "POST", "/api/x", "localhost:8888", map[string]string{"Cookie": cookie}, refused},
		{"post from elsewhere", "POST", "/api/x", "localhost:8888", map[string]string{"Cookie": cookie, "Origin": "http://evil.example"}, refused},
		{"post from another port", "POST", "/api/x", "localhost:8888", map[string]string{"Cookie": cookie, "Origin": "http://localhost:3000"}, refused},
		{"post from an opaque origin", "POST", "/api/x", "localhost:8888", map[string]string{"Cookie": cookie, "Origin": "null"}, refused},
		{"post by a program", "POST", "/api/x", "localhost:8888", map[string]string{"Authorization": "Bearer " + testToken}, served},
		{"post by a page that knows the token", "POST", "/api/x", "localhost:8888",
			map[string]string{"Authorization": "Bearer " + testToken, "Origin": "http://evil.example"}, refused},
		{"socket from elsewhere", "GET", "/api/session", "localhost:8888",
			map[string]string{"Cookie": cookie, "Origin": "http://evil.example", "Upgrade": "websocket"}, refused},
		{"socket without origin", "GET", "/api/session", "localhost:8888",
			map[string]string{"Cookie": cookie, "Upgrade": "websocket"}, refused},
		{"socket of a program", "GET", "/api/session", "localhost:8888",
			map[string]string{"Authorization": "Bearer " + testToken, "Upgrade": "websocket"}, served},
		{"socket", "GET", "/api/session", "localhost:8888",
			map[string]string{"Cookie": cookie, "Origin": "http://localhost:8888", "Upgrade": "websocket"}, served},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, tt.target, nil)
			r.Host = tt.host
			for key, value := range tt.headers {
				r.Header.Set(key, value)
			}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != tt.want {
				t.Errorf("status %d, want %d: %s", w.Code, tt.want, w.Body)
			}
			for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
				if w.Header().Get(header) == "" {
					t.Errorf("no %s", header)
				}
			}
			if strings.Contains(w.Body.String(), testToken) || strings.Contains(w.Header().Get("Location"), "token") {
				t.Error("the answer tells the token")
			}
		})
	}
}

func TestLogin(t *testing.T) {
	_, handler := testGuard(t, "127.0.0.1:8888")
	for target, want := range map[string]string{
		"/notebooks/a%20b.ipynb?token=" + testToken + "&x=1": "/notebooks/a%20b.ipynb?x=1",
		"/?token=" + testToken:                               "/",
		"//evil.example/?token=" + testToken:                 "/evil.example/",
		"/%5Cevil.example?token=" + testToken:                "/evil.example",
	} {
		r := httptest.NewRequest("GET", "http://localhost:8888"+target, nil)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", target, got, want)
		}
		set := w.Header().Get("Set-Cookie")
		if !strings.Contains(set, "HttpOnly") || !strings.Contains(set, "SameSite=Strict") || strings.Contains(set, testToken) {
			t.Errorf("cookie %q", set)
		}
	}
}

func TestTokenPageIsText(t *testing.T) {
	_, handler := testGuard(t, "127.0.0.1:8888")
	r := httptest.NewRequest("GET", `/%22%3E%3Cscript%3Ealert(1)%3C/script%3E`, nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	if strings.Contains(w.Body.String(), "<script>") {
		t.Errorf("the path became HTML: %s", w.Body)
	}
}

func TestHostsOfOtherAddresses(t *testing.T) {
	tests := []struct {
		addr, host string
		want       bool
	}{
		{"0.0.0.0:80", "192.0.2.7", true},
		{":80", "192.0.2.7:80", true},
		{":80", "evil.example", false},
		{"192.0.2.7:80", "192.0.2.7", true},
		{"192.0.2.7:80", "192.0.2.8", false},
		{"lab.example:80", "LAB.example:80", true},
		{"127.0.0.1:80", "", false},
		{"localhost:80", "localhost.", true},
	}
	for _, tt := range tests {
		g, _ := testGuard(t, tt.addr)
		if got := g.knownHost(tt.host); got != tt.want {
			t.Errorf("listening on %s, host %q: %t", tt.addr, tt.host, got)
		}
	}
}

func TestTokens(t *testing.T) {
	a, err := newGuard("127.0.0.1:1", "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := newGuard("127.0.0.1:1", "")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.token) < 20 || a.token == b.token {
		t.Errorf("tokens %q and %q", a.token, b.token)
	}
	if _, err := newGuard("127.0.0.1:1", "short"); err == nil {
		t.Error("a short token was accepted")
	}
	if _, err := newGuard("8888", ""); err == nil || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("a bad address: %v", err)
	}
}

func TestBusyPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	s := newServer(t, func(c *Config) { c.Addr = taken.Addr().String() })
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	if _, err := s.Listen(); err == nil || !strings.Contains(err.Error(), port) || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("error %v", err)
	}
}
