package show

import (
	"go/types"
	"reflect"
)

// Value describes a value whose reflect type is its real type, with all methods, in the best form that the type offers: a
// MIME bundle, an error's or a lineage's text, its String, its parts. The bundle is nil where there is only text. The methods
// are the cell's own code, so they may panic.
func Value(v reflect.Value, t types.Type) (text string, bundle map[string]string) {
	if sig, ok := types.Unalias(t).(*types.Signature); ok {
		return types.TypeString(sig, ShortNames), nil
	}
	dynamic := v
	if v.Kind() == reflect.Interface {
		dynamic = v.Elem()
	}
	if !dynamic.IsValid() || dynamic.Kind() == reflect.Pointer && dynamic.IsNil() {
		return "<nil>", nil
	}
	candidates := []any{dynamic.Interface()}
	if dynamic.CanAddr() {
		candidates = append(candidates, dynamic.Addr().Interface())
	}
	for _, x := range candidates {
		if b, ok := x.(interface{ MIMEBundle() map[string]string }); ok {
			bundle = b.MIMEBundle()
			return bundle["text/plain"], bundle
		}
	}
	for _, x := range candidates {
		if text, ok := own(x); ok {
			return text, nil
		}
	}
	return Text(v, t), nil
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
