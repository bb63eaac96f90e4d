package web

import (
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"lab/web/wire"
)

// How far the list of notebooks goes: enough for a term's work, little enough for a folder that is someone's whole home.
const (
	maxListed = 1000
	maxDepth  = 4
)

// listNotebooks answers GET /api/notebooks, the newest first.
func (s *Server) listNotebooks(w http.ResponseWriter, _ *http.Request) {
	found := []wire.NotebookInfo{}
	err := fs.WalkDir(s.folder.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			return fs.SkipDir // a folder that we may not read
		}
		if d.IsDir() {
			if name != "." && skipFolder(d.Name()) || strings.Count(name, "/") >= maxDepth {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".ipynb" || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			found = append(found, s.describe(name, info))
		}
		if len(found) >= maxListed {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	slices.SortStableFunc(found, func(a, b wire.NotebookInfo) int { return strings.Compare(b.Modified, a.Modified) })
	reply(w, http.StatusOK, found)
}

func skipFolder(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || name == "vendor" || name == "__pycache__"
}

func (s *Server) describe(name string, file fs.FileInfo) wire.NotebookInfo {
	return s.titles.get(name, file, func() wire.NotebookInfo {
		info := wire.NotebookInfo{Path: name, Title: strings.TrimSuffix(path.Base(name), ".ipynb"),
			Modified: file.ModTime().UTC().Format(time.RFC3339)}
		doc, _, err := s.folder.Load(name)
		if err != nil {
			info.Error = err.Error()
			return info
		}
		info.Title, info.Lab = doc.Title, doc.Lab
		return info
	})
}

// titleCache remembers what files say, since reading them all for each list would be slow.
type titleCache struct {
	mu    sync.Mutex
	known map[string]cachedTitle
}

type cachedTitle struct {
	modified time.Time
	size     int64
	info     wire.NotebookInfo
}

func (c *titleCache) get(name string, file fs.FileInfo, read func() wire.NotebookInfo) wire.NotebookInfo {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t, ok := c.known[name]; ok && t.modified.Equal(file.ModTime()) && t.size == file.Size() {
		return t.info
	}
	if c.known == nil || len(c.known) > 2*maxListed {
		c.known = map[string]cachedTitle{}
	}
	t := cachedTitle{file.ModTime(), file.Size(), read()}
	c.known[name] = t
	return t.info
}
