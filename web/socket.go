package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/gorilla/websocket"

	"lab/web/session"
	"lab/web/wire"
)

const (
	maxRequest   = 16 << 20 // bytes of one message of a page
	writeTimeout = 30 * time.Second
	pingInterval = 30 * time.Second
	pongTimeout  = 75 * time.Second // two lost pings
)

// closeRefused is the close code (of the range for applications) after an Error that ends a connection.
const closeRefused = 4000

// serveSession answers GET /api/session?path=…&client=…: it connects a tab with the notebook's session.
func (s *Server) serveSession(w http.ResponseWriter, r *http.Request) {
	conn, err := s.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	defer conn.Close()
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		refuse(conn, errStopping)
		return
	}
	s.tabs.Add(1)
	s.mu.Unlock()
	defer s.tabs.Done()
	// A handshake cannot carry a message to the page, so what is wrong is said on the open connection.
	query := r.URL.Query()
	opened, err := s.open(s.stopping, query.Get("path"))
	if err != nil {
		refuse(conn, err)
		return
	}
	client, err := opened.Join(s.stopping, query.Get("client"))
	if err != nil {
		refuse(conn, err)
		return
	}
	defer client.Leave()
	ctx, cancel := context.WithCancel(s.stopping)
	defer cancel()
	go func() {
		// Either side's end ends the other: reading fails when the connection closes, writing when ctx ends.
		defer cancel()
		defer conn.Close()
		s.write(ctx, conn, client)
	}()
	s.read(conn, client)
}

func refuse(conn *websocket.Conn, err error) {
	deadline := time.Now().Add(writeTimeout)
	// A page that has gone away needs no message.
	_ = conn.SetWriteDeadline(deadline)
	_ = conn.WriteJSON(wire.Response{Error: &wire.Error{Message: err.Error()}})
	_ = conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(closeRefused, ""), deadline)
}

// read hands the page's requests to the session until the connection ends.
func (s *Server) read(conn *websocket.Conn, client *session.Client) {
	conn.SetReadLimit(maxRequest)
	alive := func(string) error { return conn.SetReadDeadline(time.Now().Add(pongTimeout)) }
	conn.SetPongHandler(alive)
	for {
		if alive("") != nil {
			return
		}
		_, data, err := conn.ReadMessage()
		if err != nil {
			if !websocket.IsCloseError(err, websocket.CloseGoingAway, websocket.CloseNormalClosure, websocket.CloseNoStatusReceived) {
				s.log.Debug("connection of a tab ended", "error", err)
			}
			return
		}
		var request wire.Request
		if err := json.Unmarshal(data, &request); err != nil {
			s.log.Warn("a page sent something unreadable", "error", err)
			return
		}
		client.Handle(request)
	}
}

// write sends what the session has for the page until ctx or the connection ends.
func (s *Server) write(ctx context.Context, conn *websocket.Conn, client *session.Client) {
	go s.ping(ctx, conn)
	for {
		batch, err := client.Next(ctx)
		if err != nil {
			if errors.Is(err, session.ErrClosed) {
				message := websocket.FormatCloseMessage(websocket.CloseGoingAway, "the notebook was closed")
				_ = conn.WriteControl(websocket.CloseMessage, message, time.Now().Add(time.Second))
			}
			return
		}
		for _, data := range batch {
			if conn.SetWriteDeadline(time.Now().Add(writeTimeout)) != nil || conn.WriteMessage(websocket.TextMessage, data) != nil {
				return
			}
		}
	}
}

// ping keeps the connection alive through proxies and finds out when the page is gone.
func (s *Server) ping(ctx context.Context, conn *websocket.Conn) {
	ticker := time.NewTicker(pingInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeTimeout)) != nil {
				return
			}
		}
	}
}
