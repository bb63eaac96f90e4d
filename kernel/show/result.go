package show

import (
	"go/types"
	"reflect"

	"lab/kernel/engine"
	"lab/kernel/front"
)

// Result describes a value whose reflect type is its real type, with all methods, in the best form that the type
// offers: a MIME bundle, an error's or a lineage's text, its String, its parts. The methods are the cell's own code, so they may panic.
func Result(v reflect.Value, t types.Type) engine.Result {
	r := engine.Result{Value: v, Type: t}
	if sig, ok := types.Unalias(t).(*types.Signature); ok {
		r.Text = types.TypeString(sig, front.ShortNames)
		return r
	}
	dynamic := v
	if v.Kind() == reflect.Interface {
		dynamic = v.Elem()
	}
	if !dynamic.IsValid() || dynamic.Kind() == reflect.Pointer && dynamic.IsNil() {
		r.Text = "<nil>"
		return r
	}
	candidates := []any{dynamic.Interface()}
	if dynamic.CanAddr() {
		candidates = append(candidates, dynamic.Addr().Interface())
	}
	for _, x := range candidates {
		if b, ok := x.(interface{ MIMEBundle() map[string]string }); ok {
			r.Bundle = b.MIMEBundle()
			r.Text = r.Bundle["text/plain"]
			return r
		}
	}
	for _, x := range candidates {
		if text, ok := own(x); ok {
			r.Text = text
			return r
		}
	}
	r.Text = Text(v, t)
	return r
}

// own is what a value says of itself.
func own(x any) (string, bool) {
	switch x := x.(type) {
	case error:
		return x.Error(), true
	case interface{ DebugString() string }:
		return x.DebugString(), true
	case interface{ String() string }:
		return x.String(), true
	}
	return "", false
}
