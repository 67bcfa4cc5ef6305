//! A service for each test file, to which the file adds what it asks often.

/// Declares the `World` of a test file: that of `common`, to which the file adds what it asks often.
macro_rules! own_world {
    () => {
        struct World(crate::common::service::World);

        impl World {
            fn empty() -> Self {
                Self(crate::common::service::World::empty())
            }
        }

        impl std::ops::Deref for World {
            type Target = crate::common::service::World;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl std::ops::DerefMut for World {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }
    };
}
pub(crate) use own_world;
