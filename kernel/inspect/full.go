package inspect

import (
	"fmt"
	"go/types"
	"reflect"

	"lab/kernel/show"
)

// Full is a value by MIME type as cells show their results, save that nothing of a cell runs: values of a cell's types are
// shown by their parts.
func Full(v reflect.Value, t types.Type) map[string]string {
	if v.Kind() == reflect.Interface {
		v, t = unwrap(v), nil
	}
	if !v.IsValid() || v.Kind() == reflect.Interface {
		return map[string]string{"text/plain": "nil"}
	}
	if node, _ := RDD(v); node != nil && v.Kind() == reflect.Pointer {
		return map[string]string{"text/plain": node.Lineage()}
	}
	if text, ok := said(v); ok && opaque(elem(v.Type())) {
		return map[string]string{"text/plain": text}
	}
	if opaque(elem(v.Type())) {
		return map[string]string{"text/plain": fmt.Sprintf("%s: it is in use by the kernel, and not looked into", typeName(v.Type(), t))}
	}
	return show.Bundle(v, show.Options{Type: t, Speaks: Speaks, Opaque: opaque})
}

func elem(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}
