package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"unicode"

	"lab/notebook"
	"lab/web/wire"
)

// fail answers with an error that the page can show.
func fail(w http.ResponseWriter, status int, err error) {
	reply(w, status, wire.Error{Message: err.Error()})
}

func reply(w http.ResponseWriter, status int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		status, data = http.StatusInternalServerError, []byte(`{"message":"the answer could not be encoded"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A browser that has gone away is no error of ours.
	_, _ = w.Write(data)
}

// checkPath makes sure that a path can be a notebook's in the folder. That it does not lead out of the folder is ensured again
// by notebook.Folder, where links count too.
func checkPath(name string) error {
	switch {
	case name == "":
		return errors.New("the notebook's path is missing")
	case !fs.ValidPath(name) || strings.Contains(name, `\`):
		return fmt.Errorf("%q is no path inside the notebook folder; write it relative to the folder, with slashes", name)
	case path.Ext(name) != ".ipynb":
		return fmt.Errorf("%q is no notebook: its name does not end in .ipynb", name)
	}
	return nil
}

// listLabs answers GET /api/labs.
func (s *Server) listLabs(w http.ResponseWriter, r *http.Request) {
	all := []wire.LabInfo{}
	if s.cfg.Labs != nil {
		found, err := s.cfg.Labs.List()
		if err != nil {
			s.log.Warn("labs that cannot be read", "error", err)
			if len(found) == 0 {
				fail(w, http.StatusInternalServerError, err)
				return
			}
		}
		all = append(all, found...)
	}
	for i := range all {
		s.addProgress(r, &all[i])
	}
	reply(w, http.StatusOK, all)
}

// labPath is where a student's copy of a lab is.
func labPath(id string) string { return id + ".ipynb" }

// addProgress adds what the student has reached so far.
func (s *Server) addProgress(r *http.Request, lab *wire.LabInfo) {
	if lab.Exercises == nil {
		lab.Exercises = []wire.ExerciseInfo{}
	}
	name := labPath(lab.ID)
	doc, ok := s.opened(r.Context(), name)
	if !ok {
		var err error
		if doc, _, err = s.folder.Load(name); err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				lab.Notebook = name // opening it will say what is wrong
			}
			return
		}
	}
	lab.Notebook = name
	lab.Points = 0
	for i := range lab.Exercises {
		e := &lab.Exercises[i]
		for _, c := range doc.Cells {
			if c.Role == notebook.Exercise && c.ExerciseID == e.ID && c.Check != nil {
				e.Points = c.Check.Points
			}
		}
		lab.Points += e.Points
	}
}

// openLab answers POST /api/labs/{id}/open: it makes the student's copy unless there is one.
func (s *Server) openLab(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	name := labPath(id)
	if err := checkPath(name); err != nil || strings.Contains(id, "/") {
		fail(w, http.StatusBadRequest, fmt.Errorf("%q is no lab's id", id))
		return
	}
	if s.cfg.Labs == nil {
		fail(w, http.StatusNotFound, errors.New("this server was started without labs"))
		return
	}
	if _, err := fs.Stat(s.folder.FS(), name); err == nil {
		reply(w, http.StatusOK, wire.Opened{Path: name})
		return
	}
	doc, err := s.cfg.Labs.Document(id)
	if err != nil {
		fail(w, http.StatusNotFound, err)
		return
	}
	_, err = s.folder.Save(name, doc, notebook.NewFile)
	var there *notebook.ChangedError
	if err != nil && !errors.As(err, &there) { // there already: another tab was faster
		fail(w, http.StatusInternalServerError, err)
		return
	}
	reply(w, http.StatusOK, wire.Opened{Path: name})
}

// labStart answers GET /api/labs/{id}/start.
func (s *Server) labStart(w http.ResponseWriter, r *http.Request) {
	if s.cfg.Labs == nil {
		fail(w, http.StatusNotFound, errors.New("this server was started without labs"))
		return
	}
	doc, err := s.cfg.Labs.Document(r.PathValue("id"))
	if err != nil {
		fail(w, http.StatusNotFound, err)
		return
	}
	start := wire.LabStart{Cells: make(map[string]string, len(doc.Cells))}
	for _, c := range doc.Cells {
		start.Cells[c.ID] = c.Source
	}
	reply(w, http.StatusOK, start)
}

// newNotebook answers POST /api/notebooks.
func (s *Server) newNotebook(w http.ResponseWriter, r *http.Request) {
	var ask wire.NewNotebook
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&ask); err != nil {
		fail(w, http.StatusBadRequest, fmt.Errorf("the request is not readable: %w", err))
		return
	}
	title := strings.TrimSpace(strings.Join(strings.Fields(ask.Title), " "))
	name := ask.Path
	if name != "" && path.Ext(name) != ".ipynb" {
		name += ".ipynb"
	}
	if title == "" {
		title = strings.TrimSuffix(path.Base(name), ".ipynb")
	}
	if ask.Path == "" && strings.TrimSpace(ask.Title) == "" {
		title = "Untitled"
	}
	save := func() (string, error) { return s.folder.SaveFree(fileName(title), freeNotebook(title)) }
	if name != "" {
		if err := checkPath(name); err != nil {
			fail(w, http.StatusBadRequest, err)
			return
		}
		save = func() (string, error) {
			_, err := s.folder.Save(name, freeNotebook(title), notebook.NewFile)
			return name, err
		}
	}
	saved, err := save()
	var there *notebook.ChangedError
	switch {
	case err == nil:
		reply(w, http.StatusOK, wire.Opened{Path: saved})
	case errors.As(err, &there):
		fail(w, http.StatusConflict, err)
	default:
		fail(w, http.StatusInternalServerError, err)
	}
}

// freeNotebook is what a new notebook begins with.
func freeNotebook(title string) notebook.Document {
	doc := notebook.New(title)
	doc.Cells = append(doc.Cells,
		notebook.NewCell("title", notebook.Markdown, "# "+title),
		notebook.NewCell("first", notebook.Code, ""))
	return doc
}

// fileName makes a title into the name of a file, without its ending.
func fileName(title string) string {
	var b strings.Builder
	for _, r := range title {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "notebook"
	}
	return name
}
