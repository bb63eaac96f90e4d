package autograder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"lab/notebook"
)

// maxSubmission bounds the file of a submission; pictures make notebooks large, but not this large.
const maxSubmission = 64 << 20

// Submission is a student's notebook.
type Submission struct {
	// Name is how reports call it: the path it was read from.
	Name     string
	Document notebook.Document
}

// SubmissionError says why a submission cannot be graded at all.
type SubmissionError struct {
	Name string // the submission's
	Err  error  // does not name it again
}

func (e *SubmissionError) Error() string { return "grade: " + e.Name + ": " + e.Err.Error() }
func (e *SubmissionError) Unwrap() error { return e.Err }

// ReadSubmission reads an .ipynb file for grading.
//
// It reads less than package notebook and bears more: only the text, kind, id and role of cells count, so damage
// anywhere else (outputs, foreign metadata) costs nothing, and a cell that cannot be read is missing by itself.
//
// The error is a *SubmissionError.
func ReadSubmission(path string) (Submission, error) {
	doc, err := readDocument(path)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = fmt.Errorf("cannot be read: %w", p.Err) // the path is said already
		}
		return Submission{}, &SubmissionError{Name: path, Err: err}
	}
	return Submission{Name: path, Document: doc}, nil
}

func readDocument(path string) (notebook.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return notebook.Document{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSubmission+1))
	if err != nil {
		return notebook.Document{}, err
	}
	if len(data) > maxSubmission {
		return notebook.Document{}, fmt.Errorf("larger than %d MB: clear the notebook's outputs and submit it again", maxSubmission>>20)
	}
	doc, err := decode(data)
	if err != nil {
		return notebook.Document{}, fmt.Errorf("not a notebook, %w: submit the .ipynb file", err)
	}
	return doc, nil
}

func decode(data []byte) (notebook.Document, error) {
	var file struct {
		Cells    []json.RawMessage `json:"cells"`
		Metadata struct {
			Lab json.RawMessage `json:"lab"`
		} `json:"metadata"`
	}
	err := json.Unmarshal(data, &file)
	switch {
	case errors.As(err, new(*json.UnmarshalTypeError)):
		return notebook.Document{}, errors.New("but other JSON") // what is expected where, in Go's types, helps nobody
	case err != nil:
		return notebook.Document{}, fmt.Errorf("nor any other JSON (%w)", err)
	case file.Cells == nil:
		return notebook.Document{}, errors.New("for it has no cells")
	}
	var own struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(file.Metadata.Lab, &own) // a damaged name is a missing one; --lab helps
	doc := notebook.New("")
	doc.Lab, doc.Cells = own.ID, nil
	for _, raw := range file.Cells {
		doc.Cells = append(doc.Cells, decodeCell(raw))
	}
	return doc, nil
}

// decodeCell takes from a cell what can be taken; the rest stays empty.
func decodeCell(raw json.RawMessage) notebook.Cell {
	var fields struct {
		ID       json.RawMessage `json:"id"`
		Kind     json.RawMessage `json:"cell_type"`
		Source   json.RawMessage `json:"source"`
		Metadata json.RawMessage `json:"metadata"`
	}
	_ = json.Unmarshal(raw, &fields)
	var (
		kind  notebook.CellKind
		id    string
		text  string
		lines []string
		meta  struct {
			Lab struct {
				Role     notebook.Role `json:"role"`
				Exercise string        `json:"exercise_id"`
			} `json:"lab"`
		}
	)
	_ = json.Unmarshal(fields.ID, &id)
	_ = json.Unmarshal(fields.Kind, &kind)
	if json.Unmarshal(fields.Source, &lines) == nil {
		text = strings.Join(lines, "")
	} else {
		_ = json.Unmarshal(fields.Source, &text)
	}
	_ = json.Unmarshal(fields.Metadata, &meta)
	c := notebook.NewCell(id, kind, text)
	c.Role, c.ExerciseID = meta.Lab.Role, meta.Lab.Exercise
	return c
}
