package worker

import (
	"errors"
	"runtime/debug"
	"unicode/utf8"

	"lab/kernel/front"
	"lab/kernel/wire"
)

// help answers a request for help with writing. Help must not cost the student a kernel: a panic in it is a defect of ours, and
// answered like a question without an answer.
func (w *Worker) help(m wire.Message, answer func(), none func()) {
	defer func() {
		if p := recover(); p != nil {
			w.log.Error("help failed", "type", m.Header.Type, "panic", p, "stack", string(debug.Stack()))
			none()
		}
	}()
	answer()
}

func (w *Worker) complete(m wire.Message) {
	none := func() {
		w.reply(m, wire.CompleteReply, wire.CompleteReplyContent{Status: wire.Failed, Matches: []wire.Completion{}})
	}
	content, err := wire.Decode[wire.CompleteRequestContent](m)
	if err != nil {
		w.log.Warn("completion refused", "error", err)
		none()
		return
	}
	w.help(m, func() {
		c := w.opts.Language.Complete(question(content))
		reply := wire.CompleteReplyContent{
			Status: wire.OK, Matches: []wire.Completion{}, // clients expect a list
			Start: codePoints(content.Code, c.From), End: codePoints(content.Code, c.To),
		}
		for _, item := range c.Items {
			reply.Matches = append(reply.Matches, wire.Completion(item))
		}
		w.reply(m, wire.CompleteReply, reply)
	}, none)
}

func (w *Worker) inspect(m wire.Message) {
	none := func() {
		w.reply(m, wire.InspectReply, wire.InspectReplyContent{Status: wire.Failed, Data: wire.MIMEBundle{}})
	}
	content, err := wire.Decode[wire.CompleteRequestContent](m) // the fields are the same
	if err != nil {
		w.log.Warn("inspection refused", "error", err)
		none()
		return
	}
	w.help(m, func() {
		reply := wire.InspectReplyContent{Status: wire.OK, Data: wire.MIMEBundle{}}
		if markdown, ok := w.opts.Language.Hover(question(content)); ok {
			reply.Found = true
			reply.Data = wire.NewBundle(map[string]string{"text/markdown": markdown, "text/plain": markdown})
		}
		w.reply(m, wire.InspectReply, reply)
	}, none)
}

// explore answers help_request.
func (w *Worker) explore(m wire.Message) {
	none := func() { w.reply(m, wire.HelpReply, wire.HelpReplyContent{Status: wire.Failed}) }
	content, err := wire.Decode[wire.HelpRequestContent](m)
	if err != nil {
		w.log.Warn("help refused", "error", err)
		none()
		return
	}
	w.help(m, func() {
		w.reply(m, wire.HelpReply, wire.HelpReplyContent{Status: wire.OK, Help: w.answer(content)})
	}, none)
}

func (w *Worker) answer(content wire.HelpRequestContent) wire.Help {
	if i, ok := w.opts.Language.(Inspector); ok {
		switch content.Topic {
		case wire.VariablesTopic:
			return wire.Help{Variables: i.Variables()}
		case wire.ValueTopic:
			return wire.Help{Value: i.Value(content.Name)}
		case wire.StorageTopic:
			return wire.Help{Storage: i.Storage()}
		}
	}
	var help wire.Help
	q, l := question(content.CompleteRequestContent), w.opts.Language
	switch content.Topic {
	case wire.SignatureTopic:
		if s, ok := l.Signature(q); ok {
			help.Signature = &wire.Signature{Name: s.Name, Params: append([]string{}, s.Params...), Active: s.Active, Result: s.Result, Doc: s.Doc}
		}
	case wire.DefinitionTopic:
		if d, ok := l.Definition(q); ok {
			help.Definition = &wire.Definition{Doc: d.Doc}
			if d.Place.CellID != "" {
				place := wire.Place(d.Place)
				help.Definition.Place = &place
			}
		}
	case wire.UsesTopic:
		for _, p := range l.Uses(q) {
			help.Uses = append(help.Uses, wire.Place(p))
		}
	case wire.RenameTopic:
		edits, err := l.Rename(q, content.NewName)
		var refused *front.RenameError
		if errors.As(err, &refused) {
			help.Refused = refused.Reason
		}
		for _, e := range edits {
			help.Edits = append(help.Edits, wire.Edit{Place: wire.Place(e.Place), Text: e.Text})
		}
	case wire.NamesTopic:
		for _, n := range l.Names(q.Cells) {
			help.Names = append(help.Names, *namesOf(n))
		}
	case wire.FindingsTopic:
		if list, ok := l.Findings(q); ok {
			help.Findings = &wire.Findings{List: []wire.Finding{}} // clients expect a list
			for _, f := range list {
				help.Findings.List = append(help.Findings.List, wire.Finding{
					Diagnostic: wire.Diagnostic(f.Diagnostic), Kind: wire.FindingKind(f.Kind), Needs: f.Needs, Changed: f.Changed,
				})
			}
		}
	}
	return help
}

// rows answers table_request.
func (w *Worker) rows(m wire.Message) {
	none := func() { w.reply(m, wire.TableReply, wire.TableReplyContent{Status: wire.Failed}) }
	content, err := wire.Decode[wire.TableRequestContent](m)
	if err != nil {
		w.log.Warn("table request refused", "error", err)
		none()
		return
	}
	w.help(m, func() {
		w.reply(m, wire.TableReply, wire.TableReplyContent{Status: wire.OK, TableWindow: w.opts.Tables.Window(content)})
	}, none)
}

// namesOf writes the front end's names for the wire.
func namesOf(n front.CellNames) *wire.CellNames {
	names := &wire.CellNames{CellID: n.CellID, Declares: n.Declares}
	for _, u := range n.Uses {
		names.Uses = append(names.Uses, wire.UsedName(u))
	}
	return names
}

// question reads a request. The protocol counts code points, Go bytes.
func question(c wire.CompleteRequestContent) front.Question {
	q := front.Question{Cell: c.CellID, Source: c.Code, Offset: byteOffset(c.Code, c.Cursor)}
	for _, cell := range c.Cells {
		q.Cells = append(q.Cells, front.Text{ID: cell.ID, Source: cell.Code})
	}
	return q
}

// byteOffset turns an offset in code points, as the protocol counts, into one in bytes.
func byteOffset(s string, points int) int {
	for i := range s {
		if points <= 0 {
			return i
		}
		points--
	}
	return len(s)
}

// codePoints is the inverse of byteOffset.
func codePoints(s string, offset int) int {
	return utf8.RuneCountInString(s[:min(max(offset, 0), len(s))])
}
