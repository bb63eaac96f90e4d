package notebook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Encode writes the document as an .ipynb file of nbformat 4.5. Run state that the format cannot hold is left out.
func Encode(doc Document) ([]byte, error) {
	file := fileNotebook{Cells: []fileCell{}, Format: 4, Minor: 5, Metadata: sortedCopy(doc.Extra)}
	if err := set(file.Metadata, "title", doc.Title); err != nil {
		return nil, err
	}
	if doc.Lab != "" {
		if err := set(file.Metadata, labKey, labNotebook{ID: doc.Lab}); err != nil {
			return nil, err
		}
	}
	// Jupyter clients pick kernel and highlighting by these.
	setDefault(file.Metadata, "kernelspec", `{"display_name":"Go (lab)","language":"go","name":"lab"}`)
	setDefault(file.Metadata, "language_info", `{"file_extension":".go","mimetype":"text/x-go","name":"go"}`)
	for _, c := range doc.Cells {
		fc, err := encodeCell(c)
		if err != nil {
			return nil, fmt.Errorf("encoding cell %q: %w", c.ID, err)
		}
		file.Cells = append(file.Cells, fc)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ") // as Jupyter writes it, so that a save there changes little
	if err := enc.Encode(file); err != nil {
		return nil, fmt.Errorf("encoding the notebook: %w", err)
	}
	return b.Bytes(), nil
}

func encodeCell(c Cell) (fileCell, error) {
	fc := fileCell{Kind: c.Kind, ID: c.ID, Source: multiline(c.Source), Metadata: sortedCopy(c.Extra)}
	own := labCell{Role: c.Role, ExerciseID: c.ExerciseID, Check: c.Check, Hints: c.Hints}
	if own.Check != nil && own.Check.Running {
		own.Check = nil
	}
	if own != (labCell{}) {
		if err := set(fc.Metadata, labKey, own); err != nil {
			return fc, err
		}
	}
	switch c.Role { // Jupyter's own words for what Apply refuses
	case Locked:
		fc.Metadata["editable"] = json.RawMessage("false")
		fc.Metadata["deletable"] = json.RawMessage("false")
	case Exercise:
		fc.Metadata["deletable"] = json.RawMessage("false")
	}
	if c.Kind != Code {
		if c.Attachments != nil {
			fc.Attachments = sorted(c.Attachments)
		}
		return fc, nil
	}
	fc.ExecutionCount = count(c.ExecutionCount)
	outputs := make([]fileOutput, 0, len(c.Outputs))
	for _, o := range c.Outputs {
		outputs = append(outputs, encodeOutput(o, c.ExecutionCount))
	}
	fc.Outputs = &outputs
	return fc, nil
}

func encodeOutput(o Output, executionCount int) fileOutput {
	fo := fileOutput{Kind: o.Kind}
	switch o.Kind {
	case StreamOutput:
		text := multiline(o.Text)
		fo.Name, fo.Text = firstOf(o.Name, "stdout"), &text
	case DisplayOutput, ResultOutput:
		data, metadata := make(map[string]json.RawMessage, len(o.Data)), sortedCopy(o.Metadata)
		for mime, raw := range o.Data {
			data[mime] = asLines(mime, raw)
		}
		fo.Data, fo.Metadata = &data, &metadata
		if o.Kind == ResultOutput {
			fo.ExecutionCount = count(executionCount)
		}
	case ErrorOutput:
		traceback := o.Traceback
		if traceback == nil {
			traceback = []string{}
		}
		fo.ErrorName, fo.ErrorValue, fo.Traceback = &o.ErrorName, &o.ErrorValue, &traceback
	}
	return fo
}

// asLines writes text as a list of lines where Jupyter does so; JSON and binary data stay as they are.
func asLines(mime string, raw json.RawMessage) json.RawMessage {
	if !strings.HasPrefix(mime, "text/") && mime != "image/svg+xml" && mime != "application/javascript" {
		return sorted(raw)
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return raw
	}
	lines, err := multiline(text).MarshalJSON()
	if err != nil {
		return raw
	}
	return lines
}

// sorted is the same JSON with the keys of its objects in order.
func sorted(raw json.RawMessage) json.RawMessage {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber() // keeps digits that a float64 has no room for
	var v any
	if dec.Decode(&v) != nil {
		return raw
	}
	out, err := marshal(v)
	if err != nil {
		return raw
	}
	return out
}

// count is an execution count as the file has it: null for a cell that has not run.
func count(n int) json.RawMessage {
	if n == 0 {
		return json.RawMessage("null")
	}
	return json.RawMessage(strconv.Itoa(n))
}

// sortedCopy copies metadata that came with the file.
func sortedCopy(m map[string]json.RawMessage) map[string]json.RawMessage {
	c := make(map[string]json.RawMessage, len(m))
	for key, raw := range m {
		c[key] = sorted(raw)
	}
	return c
}

func set(m map[string]json.RawMessage, key string, v any) error {
	raw, err := marshal(v)
	if err != nil {
		return fmt.Errorf("encoding metadata %q: %w", key, err)
	}
	m[key] = sorted(raw)
	return nil
}

func setDefault(m map[string]json.RawMessage, key, raw string) {
	if _, ok := m[key]; !ok {
		m[key] = json.RawMessage(raw)
	}
}

// generatedID names a cell of a file older than nbformat 4.5, or one whose id the format does not allow. It depends only on the
// file, so that every reader of the file gets the same ids.
func generatedID(index int, c Cell, taken map[string]bool) string {
	for try := 0; ; try++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%d\x00%s\x00%s", try, index, c.Kind, c.Source))
		if id := hex.EncodeToString(sum[:4]); !taken[id] {
			return id
		}
	}
}
