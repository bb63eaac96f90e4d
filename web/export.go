package web

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"lab/kernel/compiled"
	"lab/kernel/universe"
	"lab/notebook"
	"lab/web/htmlfile"
)

// exporter makes the file of a notebook for people elsewhere.
type exporter struct {
	ending, contentType string
	write               func(name string, doc notebook.Document) ([]byte, error)
}

var exporters = map[string]exporter{
	"ipynb": {".ipynb", "application/x-ipynb+json", func(_ string, doc notebook.Document) ([]byte, error) { return notebook.Encode(doc) }},
	"html":  {".html", "text/html; charset=utf-8", func(_ string, doc notebook.Document) ([]byte, error) { return htmlfile.Write(doc) }},
	"go":    {".zip", "application/zip", programArchive},
}

// export answers GET /api/export?path=&format=, with the notebook as it is now, which its file may not yet say.
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("path")
	if err := checkPath(name); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	e, ok := exporters[r.URL.Query().Get("format")]
	if !ok {
		fail(w, http.StatusBadRequest, fmt.Errorf("a notebook is exported as one of %s", strings.Join(slices.Sorted(maps.Keys(exporters)), ", ")))
		return
	}
	doc, ok := s.opened(r.Context(), name)
	if !ok {
		var err error
		if doc, _, err = s.folder.Load(name); errors.Is(err, fs.ErrNotExist) {
			fail(w, http.StatusNotFound, err)
			return
		} else if err != nil {
			fail(w, http.StatusUnprocessableEntity, err)
			return
		}
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	data, err := e.write(base, doc)
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", e.contentType)
	// Never shown in the place of the page, whose origin it would have.
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(base+e.ending))
	h.Set("Cache-Control", "no-store")
	// A browser that has gone away is no error of ours.
	_, _ = w.Write(data)
}

// ProgramCells are the cells of a document as package compiled takes them; empty ones do not run.
func ProgramCells(doc notebook.Document) []compiled.Cell {
	var list []compiled.Cell
	for _, c := range doc.Cells {
		if strings.TrimSpace(c.Source) != "" && c.Kind != notebook.Raw {
			list = append(list, compiled.Cell{ID: c.ID, Source: c.Source, Markdown: c.Kind == notebook.Markdown})
		}
	}
	return list
}

// programArchive is the notebook as a Go program, in a folder of its own so that unpacking it litters nothing.
func programArchive(name string, doc notebook.Document) ([]byte, error) {
	u, err := universe.Load()
	if err != nil {
		return nil, err
	}
	program, err := compiled.Export(u, doc.Title, ProgramCells(doc))
	var mistakes *compiled.Error
	if errors.As(err, &mistakes) && len(mistakes.Diagnostics) > 0 {
		d := mistakes.Diagnostics[0]
		number := 1 + slices.IndexFunc(doc.Cells, func(c notebook.Cell) bool { return c.ID == d.CellID })
		return nil, fmt.Errorf("cell %d cannot be part of a Go program, line %d: %s", number, d.Line, d.Message)
	}
	if err != nil {
		return nil, err
	}
	files, err := program.Contents()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, file := range slices.Sorted(maps.Keys(files)) {
		out, err := archive.Create(name + "/" + file)
		if err != nil {
			return nil, fmt.Errorf("pack the program: %w", err)
		}
		if _, err := out.Write([]byte(files[file])); err != nil {
			return nil, fmt.Errorf("pack the program: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("pack the program: %w", err)
	}
	return b.Bytes(), nil
}
