package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed all:dist
var dist embed.FS

// page serves the built page. Its files keep their names from build to build, so browsers ask each time and mostly get
// "not modified" for an answer.
type page struct {
	assets map[string]*asset // by path without the leading slash
	index  *asset
}

type asset struct {
	contentType string
	etag        string
	data        []byte
	// zipped is the data compressed, made once; nil where it is no smaller.
	zipped func() []byte
}

func newPage() (*page, error) {
	p := &page{assets: map[string]*asset{}}
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		p.assets[name] = newAsset(name, data)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the built page: %w", err)
	}
	if p.index = p.assets["index.html"]; p.index == nil {
		return nil, fmt.Errorf("the page is not built: web/dist has no index.html")
	}
	// While the browser starts: the first page need not wait for it.
	go p.compress()
	return p, nil
}

func (p *page) compress() {
	for _, a := range p.assets {
		if strings.HasPrefix(a.contentType, "text/") {
			a.zipped()
		}
	}
}

func newAsset(name string, data []byte) *asset {
	sum := sha256.Sum256(data)
	a := &asset{contentType: typeOf(name), etag: `"` + hex.EncodeToString(sum[:12]) + `"`, data: data}
	a.zipped = sync.OnceValue(func() []byte { return compress(data) })
	return a
}

// typeOf knows the types of the page's files without asking the system, whose registry may say anything.
func typeOf(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json", ".map":
		return "application/json"
	case ".woff2":
		return "font/woff2"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func compress(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	// Writing into memory cannot fail.
	_, _ = w.Write(data)
	_ = w.Close()
	if b.Len() > len(data)*9/10 { // images and fonts are compressed already
		return nil
	}
	return b.Bytes()
}

// ServeHTTP serves a file of the page, and the page itself for every address that is not a file: which notebook is
// meant by it is the page's business.
func (p *page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "the page can only be read", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	a := p.assets[name]
	if a == nil {
		if strings.HasPrefix(name, "assets/") {
			http.Error(w, "the page has no file "+name+"; reload it", http.StatusNotFound)
			return
		}
		a = p.index
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache") // which means: ask, then use what you have
	h.Set("ETag", a.etag)
	h.Set("Vary", "Accept-Encoding")
	if matches(r.Header.Get("If-None-Match"), a.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", a.contentType)
	data := a.data
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		if zipped := a.zipped(); zipped != nil {
			h.Set("Content-Encoding", "gzip")
			data = zipped
		}
	}
	h.Set("Content-Length", fmt.Sprint(len(data)))
	if r.Method != http.MethodHead {
		// A browser that has gone away is no error of ours.
		_, _ = w.Write(data)
	}
}

func matches(header, etag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		if strings.TrimPrefix(strings.TrimSpace(candidate), "W/") == etag {
			return true
		}
	}
	return false
}
