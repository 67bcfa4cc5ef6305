//! The macros that declare operations and their shared parts; see [`declaration`](super::declaration).

/// Builds a list of declarations: parameters that are read, parameters that are accepted without effect, and
/// parameters that are refused.
macro_rules! parameters {
    (
        { $($(#[doc = $help:literal])+ $wire:literal: $type:ty,)* }
        { $($ignored:literal: $ignored_type:ty,)* }
        { $($refused:literal: $refused_type:ty,)* }
    ) => {
        &[
            $($crate::ecs::ParameterDeclaration {
                name: $wire,
                kind: <$type as $crate::ecs::parameter::Parameter>::KIND,
                need: <$type as $crate::ecs::parameter::Parameter>::NEED,
                effect: $crate::ecs::Effect::Full,
                help: &[$($help),+],
            },)*
            $($crate::ecs::ParameterDeclaration {
                name: $ignored,
                kind: <$ignored_type as $crate::ecs::parameter::Parameter>::KIND,
                need: $crate::ecs::Need::Optional,
                effect: $crate::ecs::Effect::Nothing,
                help: &[$crate::ecs::effect::IGNORED],
            },)*
            $($crate::ecs::ParameterDeclaration {
                name: $refused,
                kind: <$refused_type as $crate::ecs::parameter::Parameter>::KIND,
                need: $crate::ecs::Need::Optional,
                effect: $crate::ecs::Effect::Refusal,
                help: &[$crate::ecs::effect::REFUSED],
            },)*
        ]
    };
}

/// Builds a list of errors: a code, with a status before it and a reason after it (defaults: those of the table).
macro_rules! errors {
    ($($($status:literal)? $code:ident $($when:literal)?),* $(,)?) => {
        &[$($crate::ecs::ErrorDeclaration::new($crate::ecs::Code::$code)$(.status($status))?$(.when($when))?,)*]
    };
}

/// Declares an operation; see the documentation of [`declaration`](super::declaration).
macro_rules! operation {
    (
        $(#[doc = $help:literal])+
        $name:ident in $family:ident $chinese:literal {
            $($(#[doc = $field_help:literal])+ $wire:literal $field:ident: $type:ty,)*
        }
        $(common { $($common:ident),* $(,)? })?
        $(blocks { $($block:ident: $block_type:ty),* $(,)? })?
        $(ignored { $($ignored:literal: $ignored_type:ty),* $(,)? })?
        $(refused { $($refused:literal: $refused_type:ty),* $(,)? })?
        errors { $($($status:literal)? $code:ident $($when:literal)?),* $(,)? }
    ) => {
        $(#[doc = $help])+
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $field_help])+ pub $field: $type,)*
            $($(#[doc = "Parameters that are declared together."] pub $block: $block_type,)*)?
        }

        impl $crate::ecs::declaration::Declared for $name {
            const DECLARATION: &'static $crate::ecs::Declaration = &$crate::ecs::Declaration {
                name: stringify!($name),
                family: $crate::ecs::Family::$family,
                help: &[$($help),+],
                chinese: $chinese,
                parameters: {
                    const LISTS: &[&[$crate::ecs::ParameterDeclaration]] = &[
                        $crate::ecs::declaration::parameters!(
                            { $($(#[doc = $field_help])+ $wire: $type,)* }
                            { $($($ignored: $ignored_type,)*)? }
                            { $($($refused: $refused_type,)*)? }
                        ),
                        &[$($($crate::ecs::declaration::common::$common.parameter,)*)?],
                        $($(<$block_type as $crate::ecs::declaration::Block>::PARAMETERS,)*)?
                    ];
                    const ALL: [$crate::ecs::ParameterDeclaration; $crate::ecs::declaration::count(LISTS)] =
                        $crate::ecs::declaration::joined(LISTS);
                    &ALL
                },
                errors: {
                    const MERGED: ([$crate::ecs::ErrorDeclaration; 128], usize) =
                        $crate::ecs::declaration::merged(&[
                            $crate::ecs::declaration::errors!($($($status)? $code $($when)?),*),
                            $(<$type as $crate::ecs::parameter::Parameter>::ERRORS,)*
                            $($($crate::ecs::declaration::common::$common.errors,)*)?
                            $($(<$block_type as $crate::ecs::declaration::Block>::ERRORS,)*)?
                        ]);
                    const ALL: [$crate::ecs::ErrorDeclaration; MERGED.1] =
                        $crate::ecs::declaration::first(&MERGED.0);
                    &ALL
                },
            };

            fn decode(
                decoder: &$crate::ecs::parameter::Decoder<'_>,
            ) -> Result<Self, $crate::ecs::ApiError> {
                let _ = decoder;
                Ok(Self {
                    $($field: <$type as $crate::ecs::parameter::Parameter>::decode(decoder, $wire)?,)*
                    $($($block: <$block_type as $crate::ecs::declaration::Block>::decode(decoder)?,)*)?
                })
            }
        }
    };
}

/// Declares parameters that several operations share: a struct with fields like those of an operation.
macro_rules! block {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[doc = $field_help:literal])+ $wire:literal $field:ident: $type:ty,)*
        }
        $(ignored { $($ignored:literal: $ignored_type:ty),* $(,)? })?
        $(refused { $($refused:literal: $refused_type:ty),* $(,)? })?
        $(errors { $($($status:literal)? $code:ident $($when:literal)?),* $(,)? })?
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $field_help])+ pub $field: $type,)*
        }

        impl $crate::ecs::declaration::Block for $name {
            const PARAMETERS: &'static [$crate::ecs::ParameterDeclaration] =
                $crate::ecs::declaration::parameters!(
                    { $($(#[doc = $field_help])+ $wire: $type,)* }
                    { $($($ignored: $ignored_type,)*)? }
                    { $($($refused: $refused_type,)*)? }
                );

            $(const ERRORS: &'static [$crate::ecs::ErrorDeclaration] =
                $crate::ecs::declaration::errors!($($($status)? $code $($when)?),*);)?

            fn decode(
                decoder: &$crate::ecs::parameter::Decoder<'_>,
            ) -> Result<Self, $crate::ecs::ApiError> {
                Ok(Self {
                    $($field: <$type as $crate::ecs::parameter::Parameter>::decode(decoder, $wire)?,)*
                })
            }
        }
    };
}

/// Declares the fields of a repeat list's items: a struct whose fields are all optional texts, numbers or booleans.
macro_rules! item {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[doc = $field_help:literal])+ $wire:literal $field:ident: Option<$type:ty>,)*
        }
        $(ignored { $($ignored:literal: $ignored_type:ty),* $(,)? })?
        $(refused { $($refused:literal: $refused_type:ty),* $(,)? })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $field_help])+ pub $field: Option<$type>,)*
        }

        impl $crate::ecs::parameter::Item for $name {
            const FIELDS: &'static [$crate::ecs::ParameterDeclaration] =
                $crate::ecs::declaration::parameters!(
                    { $($(#[doc = $field_help])+ $wire: Option<$type>,)* }
                    { $($($ignored: $ignored_type,)*)? }
                    { $($($refused: $refused_type,)*)? }
                );

            fn decode(
                decoder: &$crate::ecs::parameter::Decoder<'_>,
                prefix: &str,
            ) -> Result<Self, $crate::ecs::ApiError> {
                Ok(Self {
                    $($field: decoder.scalar(&format!("{prefix}.{}", $wire))?,)*
                })
            }
        }
    };
}

/// Declares the items of a repeat list that is accepted without effect.
macro_rules! ignored_item {
    ($(#[$doc:meta])* $name:ident { $($field:literal: $kind:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $crate::ecs::parameter::Item for $name {
            const FIELDS: &'static [$crate::ecs::ParameterDeclaration] = &[$($crate::ecs::ParameterDeclaration {
                name: $field,
                kind: $crate::ecs::Kind::$kind,
                need: $crate::ecs::Need::Optional,
                effect: $crate::ecs::Effect::Nothing,
                help: &[$crate::ecs::effect::IGNORED],
            },)*];

            fn decode(
                _: &$crate::ecs::parameter::Decoder<'_>,
                _: &str,
            ) -> Result<Self, $crate::ecs::ApiError> {
                Ok(Self)
            }
        }
    };
}

pub(super) use {block, errors, ignored_item, item, operation, parameters};
