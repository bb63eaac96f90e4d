package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

// listVersions answers GET /api/history?path=, the newest first.
func (s *Server) listVersions(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("path")
	if err := checkPath(name); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	all, err := s.past.List(name)
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	infos := []wire.VersionInfo{}
	for _, v := range slices.Backward(all) {
		infos = append(infos, versionInfo(v))
	}
	reply(w, http.StatusOK, infos)
}

// readVersion answers GET /api/history/version?path=&id=.
func (s *Server) readVersion(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("path")
	if err := checkPath(name); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	doc, v, err := s.past.Read(name, r.URL.Query().Get("id"))
	switch {
	case errors.Is(err, history.ErrUnknown):
		fail(w, http.StatusNotFound, err)
		return
	case err != nil:
		fail(w, http.StatusInternalServerError, err)
		return
	}
	cells := doc.Cells
	if cells == nil {
		cells = []notebook.Cell{}
	}
	reply(w, http.StatusOK, wire.Version{Info: versionInfo(v), Cells: cells})
}

func versionInfo(v history.Version) wire.VersionInfo {
	return wire.VersionInfo{ID: v.ID, Time: v.Time.Format(time.RFC3339Nano), Kind: v.Kind}
}
