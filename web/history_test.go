package web

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

func TestHistory(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	if got := get[[]wire.VersionInfo](b, "GET", "/api/history?path=n.ipynb", ""); got == nil || len(got) != 0 {
		t.Errorf("a notebook without history: %+v", got)
	}
	for _, source := range []string{"one", "two"} {
		doc := notebook.New("T")
		doc.Cells = append(doc.Cells, notebook.NewCell("a", notebook.Code, source))
		if err := s.past.Add("n.ipynb", doc, history.Manual); err != nil {
			t.Fatal(err)
		}
	}
	all := get[[]wire.VersionInfo](b, "GET", "/api/history?path=n.ipynb", "")
	if len(all) != 2 || all[0].ID < all[1].ID || all[0].Kind != history.Manual {
		t.Fatalf("versions %+v", all)
	}
	if at, err := time.Parse(time.RFC3339, all[0].Time); err != nil || at.IsZero() {
		t.Errorf("time %q: %v", all[0].Time, err)
	}
	version := get[wire.Version](b, "GET", "/api/history/version?path=n.ipynb&id="+all[1].ID, "")
	if version.Info.ID != all[1].ID || len(version.Cells) != 1 || version.Cells[0].Source != "one" {
		t.Errorf("version %+v", version)
	}
	for query, want := range map[string]int{
		"path=n.ipynb&id=20200101T000000.000000Z":                    http.StatusNotFound,
		"path=other.ipynb&id=" + all[0].ID:                           http.StatusNotFound,
		"path=n.ipynb&id=" + url.QueryEscape("../../../etc/passwd"):  http.StatusNotFound,
		"path=" + url.QueryEscape("../n.ipynb") + "&id=" + all[0].ID: http.StatusBadRequest,
		"id=" + all[0].ID: http.StatusBadRequest,
	} {
		if status, _, body := b.do("GET", "/api/history/version?"+query, ""); status != want {
			t.Errorf("%s: status %d, want %d: %s", query, status, want, body)
		}
	}
}
