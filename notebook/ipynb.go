package notebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
)

// An .ipynb file as nbformat 4.5 has it. The schema allows no property besides these on cells and outputs, so our own data
// sits in metadata under the one key "lab". Fields stand in the order of their keys, as Jupyter writes them, so that a
// file saved here and there differs only where the notebook does.
// (https://nbformat.readthedocs.io/en/latest/format_description.html)

type fileNotebook struct {
	Cells    []fileCell                 `json:"cells"`
	Metadata map[string]json.RawMessage `json:"metadata"`
	Format   int                        `json:"nbformat"`
	Minor    int                        `json:"nbformat_minor"`
}

type fileCell struct {
	Attachments    json.RawMessage            `json:"attachments,omitempty"`
	Kind           CellKind                   `json:"cell_type"`
	ExecutionCount json.RawMessage            `json:"execution_count,omitempty"` // code cells: a number or null
	ID             string                     `json:"id"`
	Metadata       map[string]json.RawMessage `json:"metadata"`
	Outputs        *[]fileOutput              `json:"outputs,omitempty"` // code cells: never absent
	Source         multiline                  `json:"source"`
}

type fileOutput struct {
	Data           *map[string]json.RawMessage `json:"data,omitempty"`
	ErrorName      *string                     `json:"ename,omitempty"`
	ErrorValue     *string                     `json:"evalue,omitempty"`
	ExecutionCount json.RawMessage             `json:"execution_count,omitempty"`
	Metadata       *map[string]json.RawMessage `json:"metadata,omitempty"`
	Name           string                      `json:"name,omitempty"`
	Kind           OutputKind                  `json:"output_type"`
	Text           *multiline                  `json:"text,omitempty"`
	Traceback      *[]string                   `json:"traceback,omitempty"`
}

// labKey is the metadata key of everything that is this project's own.
const labKey = "lab"

type labNotebook struct {
	ID string `json:"id"`
}

type labCell struct {
	Role       Role   `json:"role,omitempty"`
	ExerciseID string `json:"exercise_id,omitempty"`
	Check      *Check `json:"check,omitempty"`
	Hints      int    `json:"hints,omitempty"`
}

// multiline is text that the file may hold as one string or as a list of lines. It is written as lines, so that line-based
// tools show readable differences.
type multiline string

func (m *multiline) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		var lines []string
		if err := json.Unmarshal(data, &lines); err != nil {
			return err
		}
		*m = multiline(strings.Join(lines, ""))
		return nil
	}
	return json.Unmarshal(data, (*string)(m))
}

func (m multiline) MarshalJSON() ([]byte, error) {
	lines := strings.SplitAfter(string(m), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return marshal(lines)
}

// marshal is json.Marshal without the escapes that only matter inside HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// FormatError says why a file cannot be read as a notebook and what to do.
type FormatError struct {
	Path string
	// Reason ends with what to do.
	Reason string
	Err    error
}

func (e *FormatError) Error() string { return fmt.Sprintf("%s: %s", e.Path, e.Reason) }
func (e *FormatError) Unwrap() error { return e.Err }

// Decode reads an .ipynb file of nbformat 4. The path is for messages and, where the file has no title, for the title.
func Decode(path string, data []byte) (Document, error) {
	file, err := decodeFile(path, data)
	if err != nil {
		return Document{}, err
	}
	doc := New("")
	doc.Extra = maps.Clone(file.Metadata)
	var title string
	if json.Unmarshal(doc.Extra["title"], &title) == nil {
		delete(doc.Extra, "title")
	}
	var own labNotebook
	if raw, ok := doc.Extra[labKey]; ok {
		if err := json.Unmarshal(raw, &own); err != nil {
			return Document{}, &FormatError{path, "the notebook's metadata key \"lab\" is damaged; restore the file from a copy", err}
		}
		delete(doc.Extra, labKey)
	}
	doc.Lab = own.ID
	taken := map[string]bool{}
	for i, fc := range file.Cells {
		c, err := decodeCell(fc)
		if err != nil {
			return Document{}, &FormatError{path, fmt.Sprintf("cell %d is damaged: %v; restore the file from a copy", i+1, err), err}
		}
		if !ValidID(c.ID) || taken[c.ID] {
			c.ID = generatedID(i, c, taken)
		}
		taken[c.ID] = true
		doc.Cells = append(doc.Cells, c)
	}
	doc.Title = firstOf(title, firstHeading(doc.Cells), strings.TrimSuffix(filepath.Base(path), ".ipynb"))
	return doc, nil
}

func decodeFile(path string, data []byte) (fileNotebook, error) {
	bad := func(err error, reason string, args ...any) (fileNotebook, error) {
		return fileNotebook{}, &FormatError{path, fmt.Sprintf(reason, args...), err}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return bad(nil, "the file is empty, so it is no notebook; restore it from a copy, or delete it and begin a new one")
	}
	var head struct {
		Format *int `json:"nbformat"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
			return bad(err, "the file is damaged or no notebook: line %d is not JSON (%v); restore it from a copy", line, err)
		}
		return bad(err, "the file is JSON but no notebook; open an .ipynb file")
	}
	switch {
	case head.Format == nil:
		return bad(nil, "the file is JSON but no notebook: it has no \"nbformat\"; open an .ipynb file")
	case *head.Format < 4:
		return bad(nil, "the notebook has the old format %d; open and save it once in Jupyter, which turns it into format 4", *head.Format)
	case *head.Format > 4:
		return bad(nil, "the notebook has format %d, newer than the 4 that this program reads; save it as format 4", *head.Format)
	}
	var file fileNotebook
	if err := json.Unmarshal(data, &file); err != nil {
		return bad(err, "the notebook is damaged: %v; restore it from a copy", err)
	}
	if file.Cells == nil {
		return bad(nil, "the notebook is damaged: it has no list of cells; restore it from a copy")
	}
	if file.Metadata == nil {
		file.Metadata = map[string]json.RawMessage{}
	}
	return file, nil
}

func decodeCell(fc fileCell) (Cell, error) {
	if !validKind(fc.Kind) {
		return Cell{}, fmt.Errorf("unknown cell_type %q", fc.Kind)
	}
	// Editors on Windows may write \r\n; the page and Go end lines with \n, and must count the same units.
	c := NewCell(fc.ID, fc.Kind, strings.ReplaceAll(string(fc.Source), "\r\n", "\n"))
	c.Extra = maps.Clone(fc.Metadata)
	if raw, ok := c.Extra[labKey]; ok {
		var own labCell
		if err := json.Unmarshal(raw, &own); err != nil {
			return Cell{}, fmt.Errorf("its metadata key \"lab\": %w", err)
		}
		c.Role, c.ExerciseID, c.Check, c.Hints = own.Role, own.ExerciseID, own.Check, own.Hints
		delete(c.Extra, labKey)
	}
	if c.Kind != Code {
		c.Attachments = fc.Attachments
		return c, nil
	}
	if len(fc.ExecutionCount) > 0 {
		if err := json.Unmarshal(fc.ExecutionCount, &c.ExecutionCount); err != nil {
			return Cell{}, fmt.Errorf("its execution_count: %w", err)
		}
	}
	if fc.Outputs != nil {
		for i, fo := range *fc.Outputs {
			o, err := decodeOutput(fo)
			if err != nil {
				return Cell{}, fmt.Errorf("output %d: %w", i+1, err)
			}
			c.Outputs = append(c.Outputs, o)
		}
	}
	if len(c.Outputs) > 0 || c.ExecutionCount > 0 {
		c.Validity = Stale // it ran, but in a kernel that is gone
	}
	return c, nil
}

func decodeOutput(fo fileOutput) (Output, error) {
	o := Output{Kind: fo.Kind}
	switch fo.Kind {
	case StreamOutput:
		o.Name = fo.Name
		if fo.Text != nil {
			o.Text = string(*fo.Text)
		}
	case DisplayOutput, ResultOutput:
		if fo.Data != nil {
			o.Data = make(map[string]json.RawMessage, len(*fo.Data))
			for mime, raw := range *fo.Data {
				if !isJSON(mime) {
					var text multiline
					if err := json.Unmarshal(raw, &text); err != nil {
						return Output{}, fmt.Errorf("its %s data: %w", mime, err)
					}
					var err error
					if raw, err = marshal(string(text)); err != nil {
						return Output{}, err
					}
				}
				o.Data[mime] = raw
			}
		}
		if fo.Metadata != nil && len(*fo.Metadata) > 0 {
			o.Metadata = *fo.Metadata
		}
	case ErrorOutput:
		if fo.ErrorName != nil {
			o.ErrorName = *fo.ErrorName
		}
		if fo.ErrorValue != nil {
			o.ErrorValue = *fo.ErrorValue
		}
		if fo.Traceback != nil {
			o.Traceback = *fo.Traceback
		}
	default:
		return Output{}, fmt.Errorf("unknown output_type %q", fo.Kind)
	}
	return o, nil
}

// isJSON tells whether data of the MIME type is JSON itself, not text.
func isJSON(mime string) bool {
	return mime == "application/json" || (strings.HasPrefix(mime, "application/") && strings.HasSuffix(mime, "+json"))
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// firstHeading returns the text of the first top heading of a text cell.
func firstHeading(cells []Cell) string {
	for _, c := range cells {
		if c.Kind != Markdown {
			continue
		}
		for line := range strings.Lines(c.Source) {
			if title, ok := strings.CutPrefix(line, "# "); ok {
				return strings.TrimSpace(title)
			}
		}
	}
	return ""
}
