//go:build ignore

// A handler tested without a network.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
)

type server struct {
	mu    sync.Mutex
	hits  map[string]int
	order []string
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hits[r.URL.Path]++
	s.order = append(s.order, r.Method)
	if name := r.URL.Query().Get("name"); name != "" {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprintf(w, "hello %s (%d)", name, s.hits[r.URL.Path])
		return
	}
	http.Error(w, "no name", http.StatusBadRequest)
}

func main() {
	s := &server{hits: map[string]int{}}
	mux := http.NewServeMux()
	mux.Handle("/hi", s)
	mux.HandleFunc("GET /item/{id}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "item ", r.PathValue("id")) })
	for _, target := range []string{"GET /hi?name=ann", "POST /hi", "GET /hi?name=b%20c", "GET /none", "GET /item/42", "POST /item/1"} {
		method, url, _ := strings.Cut(target, " ")
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequest(method, url, nil))
		fmt.Printf("%s: %d %q %s\n", target, rec.Code, rec.Body.String(), rec.Header().Get("Content-Type"))
	}
	fmt.Println(s.hits, s.order, http.StatusText(418))
}
