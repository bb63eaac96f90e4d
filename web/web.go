// Package web serves notebooks to browsers: the page, a small HTTP interface and one websocket for each open tab.
//
// The server holds one session for each open notebook (package session), which owns document, kernel and file; this
// package only brings requests to them. The page is TypeScript in web/app; its built files in web/dist are embedded.
//
// # Who may talk to the server
//
// Whoever can send a request to a notebook server can run programs on its machine, so every door checks four things:
//
//   - The Host header must name this machine by a loopback name or the address that the server was told to listen on. A web page
//     that points its own domain name at 127.0.0.1 (DNS rebinding) fails here.
//   - The token, random at each start, must come as a cookie, an Authorization header, or once as ?token=, which sets the
//     cookie. It keeps out other users of the machine and every program that did not see the terminal.
//   - The Origin header, where a browser sends one, must be this server, for everything that changes something and for
//     websockets, which browsers open across origins without asking.
//   - Paths lead through os.Root, so nothing outside the served folder can be read or written, symbolic links included.
//
// The page itself is bound by a content security policy: scripts come from this server only, so neither a cell's HTML output nor
// a notebook from a stranger can run any.
//
// gorilla/websocket is the websocket library because it is the one with the longest record in Go, and gives access to
// deadlines and close codes.
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"

	"lab/notebook"
	"lab/notebook/history"
	"lab/web/session"
)

// Config of a server. Dir and Start are needed.
type Config struct {
	// Dir is the folder of the notebooks.
	Dir string
	// Addr is host:port to listen on; default DefaultAddr. Port 0 takes any free port.
	Addr string
	// Token lets in whoever knows it; default: a random one.
	Token string
	// Labs are the labs to offer; nil offers none.
	Labs Labs
	// Start starts the kernel of a notebook.
	Start session.Start
	// Checker checks exercises; nil refuses to.
	Checker session.Checker
	// Engine is the name of the engine that the page shows.
	Engine string
	Log    *slog.Logger
}

// DefaultAddr is only reachable from this machine.
const DefaultAddr = "127.0.0.1:8888"

// Server serves the notebooks of one folder. Its methods are safe for concurrent use.
type Server struct {
	cfg    Config
	log    *slog.Logger
	folder *notebook.Folder
	past   *history.Store
	page   *page
	guard  *guard
	titles titleCache

	upgrader websocket.Upgrader
	stopping context.Context // ends when the server stops, for requests that last
	stop     context.CancelFunc
	tabs     sync.WaitGroup // open websockets

	mu       sync.Mutex
	sessions map[string]*opening // by path
	closed   bool
}

// opening is a session that is open or being opened.
type opening struct {
	done    chan struct{} // closed when session and err stand
	session *session.Session
	err     error
}

// New makes a server. The folder must exist.
func New(cfg Config) (*Server, error) {
	if cfg.Start == nil {
		return nil, errors.New("web: Config.Start is missing")
	}
	if cfg.Addr == "" {
		cfg.Addr = DefaultAddr
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	guard, err := newGuard(cfg.Addr, cfg.Token)
	if err != nil {
		return nil, err
	}
	page, err := newPage()
	if err != nil {
		return nil, err
	}
	folder, err := notebook.OpenFolder(cfg.Dir)
	if err != nil {
		return nil, err
	}
	past, err := history.Open(cfg.Dir)
	if err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	s := &Server{cfg: cfg, log: cfg.Log, folder: folder, past: past, page: page, guard: guard, sessions: map[string]*opening{}}
	s.stopping, s.stop = context.WithCancel(context.Background())
	s.upgrader = websocket.Upgrader{
		HandshakeTimeout: 10 * time.Second,
		CheckOrigin:      func(*http.Request) bool { return true }, // the guard has checked it
	}
	return s, nil
}

// Handler serves everything.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/labs", s.listLabs)
	mux.HandleFunc("POST /api/labs/{id}/open", s.openLab)
	mux.HandleFunc("GET /api/labs/{id}/start", s.labStart)
	mux.HandleFunc("GET /api/notebooks", s.listNotebooks)
	mux.HandleFunc("POST /api/notebooks", s.newNotebook)
	mux.HandleFunc("GET /api/history", s.listVersions)
	mux.HandleFunc("GET /api/history/version", s.readVersion)
	mux.HandleFunc("GET /api/export", s.export)
	mux.HandleFunc("GET /api/session", s.serveSession)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, http.StatusNotFound, fmt.Errorf("there is no %s %s", r.Method, r.URL.Path))
	})
	mux.HandleFunc("GET /frame", serveFrame)
	mux.Handle("/", s.page)
	return s.guard.wrap(mux)
}

// Listen takes the server's port.
func (s *Server) Listen() (net.Listener, error) {
	l, err := net.Listen("tcp", s.cfg.Addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE) || isWindowsInUse(err):
		_, port, _ := net.SplitHostPort(s.cfg.Addr)
		return nil, fmt.Errorf("port %s is busy, perhaps with another lab: choose another one with --addr %s, or any free one with port 0",
			port, nextPort(s.cfg.Addr))
	}
	return nil, fmt.Errorf("cannot listen on %s: %w; choose another address with --addr", s.cfg.Addr, err)
}

// isWindowsInUse knows the number by which Windows says that a port is in use (WSAEADDRINUSE).
func isWindowsInUse(err error) bool {
	var errno syscall.Errno
	return errors.As(err, &errno) && errno == 10048
}

// URL is the address to open in a browser, with the token.
func (s *Server) URL(l net.Listener) string {
	host, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return "http://" + l.Addr().String() + "/?token=" + s.guard.token
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port) + "/?token=" + s.guard.token
}

// Serve serves until ctx ends, then saves all notebooks and ends their kernels. A Server serves once.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		err = fmt.Errorf("serving on %s: %w", l.Addr(), err)
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTimeout)
	defer cancel()
	return errors.Join(err, s.Close(end), server.Shutdown(end))
}

// closeTimeout is how long kernels and files may take when the server stops.
const closeTimeout = 20 * time.Second

// Close ends all sessions: saves them and kills their kernels. The error names what could not be saved.
func (s *Server) Close(ctx context.Context) error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	all := s.sessions
	s.sessions = nil
	s.mu.Unlock()
	s.stop()
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		errs []error
	)
	for _, o := range all {
		wg.Go(func() {
			<-o.done
			if o.session == nil {
				return
			}
			if err := o.session.Close(ctx); err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, err)
			}
		})
	}
	wg.Wait()
	s.tabs.Wait()
	return errors.Join(append(errs, s.folder.Close(), s.past.Close())...)
}

// open returns the session of a notebook, which it opens if need be.
func (s *Server) open(ctx context.Context, path string) (*session.Session, error) {
	if err := checkPath(path); err != nil {
		return nil, err
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil, errStopping
	}
	o := s.sessions[path]
	if o == nil {
		o = &opening{done: make(chan struct{})}
		s.sessions[path] = o
		go s.openSession(o, path)
	}
	s.mu.Unlock()
	select {
	case <-o.done:
		return o.session, o.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

var errStopping = errors.New("the server is stopping")

func (s *Server) openSession(o *opening, path string) {
	defer close(o.done)
	var lab func(string) (notebook.Document, error)
	if s.cfg.Labs != nil {
		lab = s.cfg.Labs.Document
	}
	o.session, o.err = session.Open(session.Options{
		Folder: s.folder, History: s.past, Path: path, Start: s.cfg.Start, Checker: s.cfg.Checker, Lab: lab, Engine: s.cfg.Engine, Log: s.log,
	})
	if o.err != nil { // the next attempt reads the file again
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.sessions, path)
	}
}

// opened returns the document of a notebook that is open, for what its file may not yet say.
func (s *Server) opened(ctx context.Context, path string) (notebook.Document, bool) {
	s.mu.Lock()
	o := s.sessions[path]
	s.mu.Unlock()
	if o == nil {
		return notebook.Document{}, false
	}
	select {
	case <-o.done:
	case <-ctx.Done():
		return notebook.Document{}, false
	}
	if o.session == nil {
		return notebook.Document{}, false
	}
	doc, err := o.session.Document(ctx)
	return doc, err == nil
}

// CheckDir makes sure that dir can hold notebooks, and makes it where it is missing.
func CheckDir(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the notebook folder %s cannot be made: %w; choose another one with --dir", dir, err)
	}
	return nil
}
