package web

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"lab/notebook"
)

func TestExport(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	doc := notebook.New("Sums")
	doc.Cells = append(doc.Cells, notebook.NewCell("t", notebook.Markdown, "# Sums"), notebook.NewCell("a", notebook.Code, "x := 1\nx + 1"))
	bad := notebook.New("Bad")
	bad.Cells = append(bad.Cells, notebook.NewCell("a", notebook.Code, "x := 1"), notebook.NewCell("b", notebook.Code, "\nvar s string = x"))
	for name, doc := range map[string]notebook.Document{"süms.ipynb": doc, "bad.ipynb": bad} {
		if _, err := s.folder.Save(name, doc, notebook.NewFile); err != nil {
			t.Fatal(err)
		}
	}
	sums := "path=" + url.QueryEscape("süms.ipynb")
	for format, want := range map[string]struct{ contentType, name, content string }{
		"html":  {"text/html; charset=utf-8", "s%C3%BCms.html", "<h1>Sums</h1>"},
		"ipynb": {"application/x-ipynb+json", "s%C3%BCms.ipynb", `"# Sums"`},
		"go":    {"application/zip", "s%C3%BCms.zip", "PK"},
	} {
		status, header, body := b.do("GET", "/api/export?"+sums+"&format="+format, "")
		if status != http.StatusOK || header.Get("Content-Type") != want.contentType || header.Get("Content-Disposition") != "attachment; filename*=UTF-8''"+want.name {
			t.Errorf("%s: status %d, %v", format, status, header)
		}
		if !strings.Contains(string(body), want.content) {
			t.Errorf("%s lacks %s", format, want.content)
		}
		if format == "go" {
			archive, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
			if err != nil {
				t.Fatal(err)
			}
			main, err := archive.Open("süms/main.go")
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(main); err != nil || !strings.Contains(string(text), "func main()") {
				t.Errorf("the program is %s, %v", text, err)
			}
		}
	}
	for query, want := range map[string]struct {
		status int
		says   string
	}{
		"path=bad.ipynb&format=go":                           {http.StatusUnprocessableEntity, "cell 2 cannot be part of a Go program, line 2"},
		"path=none.ipynb&format=html":                        {http.StatusNotFound, "none.ipynb"},
		sums + "&format=pdf":                                 {http.StatusBadRequest, "go, html, ipynb"},
		"path=" + url.QueryEscape("../x.ipynb") + "&format=": {http.StatusBadRequest, "no path inside"},
	} {
		if status, _, body := b.do("GET", "/api/export?"+query, ""); status != want.status || !strings.Contains(string(body), want.says) {
			t.Errorf("%s: status %d, %s", query, status, body)
		}
	}
}
